import { createRoute } from '@tanstack/react-router';
import { AreaFrame } from '../shell/area-frame.js';
import { rootRoute } from '../shell/root-route.js';

export const administrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'administration',
  staticData: { titled: true },
  component: () => <AreaFrame area="administration" />,
});
