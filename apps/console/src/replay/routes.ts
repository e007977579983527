import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Permitted } from '../shell/area-frame.js';
import { rootRoute } from '../shell/root-route.js';

const replayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'replay',
  staticData: { titled: true },
  component: Permitted,
});

const incidentReplayRoute = createRoute({
  getParentRoute: () => replayRoute,
  path: 'incidents/$incidentId',
  staticData: { permission: 'incident.track' },
  component: lazyRouteComponent(() => import('./incident-replay.js'), 'IncidentReplay'),
});

const timeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

const orderReplayRoute = createRoute({
  getParentRoute: () => replayRoute,
  path: 'orders/$orderId',
  staticData: { permission: 'incident.track' },
  /** The period that the form begins with, in milliseconds since 1970; it is asked for only with a reason. */
  validateSearch: ({ from, to }: Record<string, unknown>): { from?: number; to?: number } => {
    const period = { from: timeOf(from), to: timeOf(to) };
    return period.from === undefined || period.to === undefined ? {} : { from: period.from, to: period.to };
  },
  component: lazyRouteComponent(() => import('./order-replay.js'), 'OrderReplay'),
});

export const replayRoutes = replayRoute.addChildren([incidentReplayRoute, orderReplayRoute]);
