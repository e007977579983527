import { CreateCasesAndWatch20261122000000 } from './20261122000000-create-cases-and-watch.js';
import { Permits20261122120000 } from './20261122120000-permits.js';
import { LocationRequests20261122130000 } from './20261122130000-location-requests.js';

/** In order. A migration that is not listed here does not run. */
export const migrations = [CreateCasesAndWatch20261122000000, Permits20261122120000, LocationRequests20261122130000];
