import { createRootRouteWithContext } from '@tanstack/react-router';
import type { SignedIn } from '../session/session-store.js';
import { NoScreen } from './no-screen.js';
import { Shell } from './shell.js';

export interface ShellContext {
  signedIn: SignedIn;
}

/** What is around every screen. */
export const rootRoute = createRootRouteWithContext<ShellContext>()({
  component: Shell,
  notFoundComponent: () => <NoScreen reason="notFound" />,
});
