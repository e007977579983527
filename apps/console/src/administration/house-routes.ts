import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { administrationRoute } from './area-route.js';

const getParentRoute = () => administrationRoute;

/** Plans, agencies, channels, audit, retention, statistics. */
export const houseRoutes = [
  createRoute({
    getParentRoute,
    path: 'reports',
    staticData: { permission: 'intake.read', title: 'reports' },
    component: lazyRouteComponent(() => import('./intake/reports-screen.js'), 'ReportsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'reports/$reportId',
    staticData: { permission: 'intake.read' },
    component: lazyRouteComponent(() => import('./intake/report-screen.js'), 'ReportScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'plans',
    staticData: { permission: 'plan.read', title: 'plans' },
    component: lazyRouteComponent(() => import('./plans/plans-screen.js'), 'PlansScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'plans/$planId',
    staticData: { permission: 'plan.read' },
    component: lazyRouteComponent(() => import('./plans/plan-screen.js'), 'PlanScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'agencies',
    staticData: { permission: 'agency.write', title: 'agencies' },
    component: lazyRouteComponent(() => import('./agency/agency-screen.js'), 'AgencyScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'channels',
    staticData: { permission: 'operations.read', title: 'channels' },
    component: lazyRouteComponent(() => import('./operations/channels-screen.js'), 'ChannelsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'deliveries',
    staticData: { permission: 'operations.read', title: 'deliveries' },
    component: lazyRouteComponent(() => import('./operations/deliveries-screen.js'), 'DeliveriesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'quarantine',
    staticData: { permission: 'operations.read', title: 'quarantine' },
    component: lazyRouteComponent(() => import('./operations/quarantine-screen.js'), 'QuarantineScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'trackers',
    staticData: { permission: 'operations.read', title: 'trackers' },
    component: lazyRouteComponent(() => import('./operations/trackers-screen.js'), 'TrackersScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'audit',
    staticData: { permission: 'audit.read', title: 'audit' },
    component: lazyRouteComponent(() => import('./audit/audit-screen.js'), 'AuditScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'break-glass',
    staticData: { permission: 'break_glass.read', title: 'breakGlass' },
    component: lazyRouteComponent(() => import('./reviews/break-glass-screen.js'), 'BreakGlassScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'retention',
    staticData: { permission: 'retention.read', title: 'retention' },
    component: lazyRouteComponent(() => import('./retention/retention-screen.js'), 'RetentionScreen'),
  }),
  createRoute({
    getParentRoute,
    path: 'statistics',
    staticData: { permission: 'statistics.read', title: 'statistics' },
    component: lazyRouteComponent(() => import('./statistics/statistics-screen.js'), 'StatisticsScreen'),
  }),
] as const;
