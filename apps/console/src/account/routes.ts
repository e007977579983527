import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../shell/root-route.js';
import { AccountPage } from './account-page.js';

export const accountRoute = createRoute({ getParentRoute: () => rootRoute, path: 'account', component: AccountPage });
