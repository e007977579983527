import { type Clock, type IdFactory, newId } from '#domain';
import { type CallerChanges, Cases } from '#orders';
import { type Database, SqlCaseStore } from '#persistence';

/** What builders work with: the operations themselves, on a real database. */
export interface CaseTools {
  cases: Cases;
  clock: Clock;
  newId: IdFactory;
}

/** Alarms are recorded and nobody is told. @param changes who remembers callers, when an api runs beside the test; by default nobody */
export const caseTools = (
  database: Database,
  clock: Clock,
  ids: IdFactory = newId,
  changes: CallerChanges = { devicesChanged: () => undefined },
): CaseTools => ({
  cases: new Cases(new SqlCaseStore(database, clock), clock, { newId: ids, readyChannels: new Set() }, changes, {
    tell: () => undefined,
  }),
  clock,
  newId: ids,
});
