import { CreateCasesAndWatch20261122000000 } from './20261122000000-create-cases-and-watch.js';

/** In order. A migration that is not listed here does not run. */
export const migrations = [CreateCasesAndWatch20261122000000];
