import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from './area-route.js';

const getParentRoute = () => administrationRoute;

const peopleRoute = createRoute({
  getParentRoute,
  path: 'people',
  staticData: { permission: 'person.read', title: 'people' },
  component: lazyRouteComponent(() => import('./people/people-screen.js')),
});

const personRoute = createRoute({
  getParentRoute,
  path: 'people/$personId',
  staticData: { permission: 'person.read' },
  component: lazyRouteComponent(() => import('./people/person-screen.js')),
});

const devicesRoute = createRoute({
  getParentRoute,
  path: 'devices',
  staticData: { permission: 'device.read', title: 'devices' },
  component: lazyRouteComponent(() => import('./devices/devices-screen.js')),
});

const deviceRoute = createRoute({
  getParentRoute,
  path: 'devices/$deviceId',
  staticData: { permission: 'device.read' },
  component: lazyRouteComponent(() => import('./devices/device-screen.js')),
});

const unitsRoute = createRoute({
  getParentRoute,
  path: 'units',
  staticData: { permission: 'unit.write', title: 'units' },
  component: lazyRouteComponent(() => import('./units/units-screen.js')),
});

const staffRoute = createRoute({
  getParentRoute,
  path: 'staff',
  staticData: { permission: 'staff.read', title: 'staff' },
  component: lazyRouteComponent(() => import('./staff/staff-screen.js')),
});

const staffMemberRoute = createRoute({
  getParentRoute,
  path: 'staff/$staffId',
  staticData: { permission: 'staff.read' },
  component: lazyRouteComponent(() => import('./staff/staff-member-screen.js')),
});

const importsRoute = createRoute({
  getParentRoute,
  path: 'imports',
  staticData: { permission: 'import.write', title: 'imports' },
  component: lazyRouteComponent(() => import('./imports/imports-screen.js')),
});

const importRoute = createRoute({
  getParentRoute,
  path: 'imports/$importId',
  staticData: { permission: 'import.write' },
  component: lazyRouteComponent(() => import('./imports/import-screen.js')),
});

/** People, devices, units, staff and imports. */
export const caseRoutes = [
  peopleRoute,
  personRoute,
  devicesRoute,
  deviceRoute,
  unitsRoute,
  staffRoute,
  staffMemberRoute,
  importsRoute,
  importRoute,
] as const;
