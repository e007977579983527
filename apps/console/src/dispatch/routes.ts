import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Permitted } from '../shell/area-frame.js';
import { rootRoute } from '../shell/root-route.js';
import { DispatchScreen } from './dispatch-screen.js';

const dispatchRoute = createRoute({ getParentRoute: () => rootRoute, path: 'dispatch', component: Permitted });

/** The desk is in the first bundle: a dispatcher waits for nothing after signing in. */
const deskRoute = createRoute({
  getParentRoute: () => dispatchRoute,
  path: '/',
  staticData: { permission: 'incident.read', title: 'desk' },
  component: DispatchScreen,
});

/** What is over: for who is asked about it, and for evidence. */
const closedRoute = createRoute({
  getParentRoute: () => dispatchRoute,
  path: 'closed',
  staticData: { permission: 'incident.read', title: 'closed' },
  component: lazyRouteComponent(() => import('../closed/closed-screen.js'), 'ClosedScreen'),
});

const shiftRoute = createRoute({
  getParentRoute: () => dispatchRoute,
  path: 'shift',
  staticData: { permission: 'shift_note.read', title: 'shift' },
  component: lazyRouteComponent(() => import('./shift/shift-screen.js'), 'ShiftScreen'),
});

/** For the screen on the wall: seen from across the room, and touched by nobody. */
const wallRoute = createRoute({
  getParentRoute: () => dispatchRoute,
  path: 'wall',
  staticData: { permission: 'incident.read', title: 'wall', bare: true },
  component: lazyRouteComponent(() => import('./wall/wall-screen.js'), 'WallScreen'),
});

/** The address that is typed once into the machine behind the wall. */
export const wallAddressRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'wall',
  beforeLoad: () => redirect({ to: '/dispatch/wall', throw: true }),
});

export const dispatchRoutes = dispatchRoute.addChildren([deskRoute, closedRoute, shiftRoute, wallRoute]);
