import { administrationRoute } from './area-route.js';
import { caseRoutes } from './case-routes.js';
import { houseRoutes } from './house-routes.js';

export const administrationRoutes = administrationRoute.addChildren([...caseRoutes, ...houseRoutes]);
