import { createHashHistory, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { accountRoute } from '../account/routes.js';
import { administrationRoutes } from '../administration/routes.js';
import { courtRoutes } from '../court/routes.js';
import { dispatchRoutes, wallAddressRoute } from '../dispatch/routes.js';
import { replayRoutes } from '../replay/routes.js';
import type { SignedIn } from '../session/session-store.js';
import { screensOf } from './areas.js';
import { FailedScreen } from './failed-screen.js';
import { LoadingScreen } from './loading-screen.js';
import { rootRoute } from './root-route.js';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    // The router takes whatever address an area has; which one is known only when it runs.
    redirect({ to: homeOf(context.signedIn), throw: true });
  },
});

const tree = rootRoute.addChildren([
  homeRoute,
  dispatchRoutes,
  wallAddressRoute,
  courtRoutes,
  administrationRoutes,
  replayRoutes,
  accountRoute,
]);

/** The first screen that the role has. */
export function homeOf({ staff }: SignedIn): string {
  for (const area of ['dispatch', 'court', 'administration'] as const) {
    const first = screensOf(tree, area, staff.permissions)[0];
    if (first !== undefined) return first.to;
  }
  return '/account';
}

/** Addresses stay behind the `#`: no server and no proxy learns which case is open. */
export const router = createRouter({
  routeTree: tree,
  history: createHashHistory(),
  context: { signedIn: undefined! },
  defaultPendingComponent: LoadingScreen,
  defaultErrorComponent: FailedScreen,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
