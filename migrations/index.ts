import { CreateCasesAndWatch20261122000000 } from './20261122000000-create-cases-and-watch.js';
import { Permits20261122120000 } from './20261122120000-permits.js';
import { KeepWhatAnAlarmIsSaidWith20261122170000 } from './20261122170000-keep-what-an-alarm-is-said-with.js';

/** In order. A migration that is not listed here does not run. */
export const migrations = [
  CreateCasesAndWatch20261122000000,
  Permits20261122120000,
  KeepWhatAnAlarmIsSaidWith20261122170000,
];
