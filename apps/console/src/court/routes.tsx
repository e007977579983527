import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { AreaFrame } from '../shell/area-frame.js';
import { rootRoute } from '../shell/root-route.js';
import { orderTabs, type OrderTab } from './order-tabs.js';

export const courtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: 'court',
  component: () => <AreaFrame area="court" />,
});

const ordersRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'orders',
  staticData: { permission: 'order.read', title: 'orders' },
  component: lazyRouteComponent(() => import('./orders/orders-screen.js'), 'OrdersScreen'),
});

const newOrderRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'new-order',
  staticData: { permission: 'order.write', title: 'newOrder' },
  component: lazyRouteComponent(() => import('./form/new-order-screen.js'), 'NewOrderScreen'),
});

const expiringRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'expiring',
  staticData: { permission: 'order.read', title: 'expiring' },
  component: lazyRouteComponent(() => import('./orders/expiring-screen.js'), 'ExpiringScreen'),
});

const approvalsRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'approvals',
  staticData: { permission: 'approval.read', title: 'approvals' },
  component: lazyRouteComponent(() => import('./approvals/approvals-screen.js'), 'ApprovalsScreen'),
});

const orderRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'orders/$orderId',
  staticData: { permission: 'order.read' },
  validateSearch: ({ tab }: Record<string, unknown>): { tab?: OrderTab } => {
    const known = orderTabs.find((each) => each === tab);
    return known === undefined ? {} : { tab: known };
  },
  component: lazyRouteComponent(() => import('./orders/order-screen.js'), 'OrderScreen'),
});

const editOrderRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'orders/$orderId/edit',
  staticData: { permission: 'order.write' },
  component: lazyRouteComponent(() => import('./form/edit-order-screen.js'), 'EditOrderScreen'),
});

const zonesRoute = createRoute({
  getParentRoute: () => courtRoute,
  path: 'orders/$orderId/zones',
  staticData: { permission: 'order.read' },
  component: lazyRouteComponent(() => import('./zones/zones-screen.js'), 'ZonesScreen'),
});

export const courtRoutes = courtRoute.addChildren([
  ordersRoute,
  newOrderRoute,
  expiringRoute,
  approvalsRoute,
  orderRoute,
  editOrderRoute,
  zonesRoute,
]);
