import type { AnyRoute } from '@tanstack/react-router';
import type { navigationEnglish } from '../words/navigation/english.js';

export type ScreenTitle = keyof (typeof navigationEnglish)['screens'];
export type AreaName = 'dispatch' | 'court' | 'administration';

export interface ListedScreen {
  to: string;
  title: ScreenTitle;
}

const childrenOf = (route: AnyRoute): AnyRoute[] => Object.values((route.children ?? {}) as Record<string, AnyRoute>);

/** The screens of an area that have a title, in their order, as far as the permissions reach. */
export function screensOf(tree: AnyRoute, area: AreaName, permissions: readonly string[]): ListedScreen[] {
  const root = childrenOf(tree).find((route) => route.path === area || route.fullPath === `/${area}`);
  if (root === undefined) return [];
  return childrenOf(root).flatMap((route) => {
    const { title, permission } = route.options.staticData ?? {};
    const isPermitted = permission === undefined || permissions.includes(permission);
    return title === undefined || !isPermitted ? [] : [{ to: route.fullPath as string, title: title }];
  });
}
