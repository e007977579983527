import { Store } from './store.js';

export const screens = ['press', 'check-in', 'walk', 'warnings', 'contacts', 'more', 'directory'] as const;
export type Screen = (typeof screens)[number];

/**
 * Which screen is shown: in memory only. An address or an entry of the history would tell where she has been, and Back would lead
 * whoever takes the phone there.
 */
export const route = new Store<Screen>('press');

export function go(screen: Screen): void {
  route.set(screen);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('h1')?.focus();
}
