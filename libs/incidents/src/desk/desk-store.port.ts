import type { AuditRecord } from '#access';
import type { WatchState } from '#geofence';
import type { IncidentStore } from '../incident-store.port.js';

export interface EndedAlarm {
  id: string;
  conditionKey: string;
}

/** Port: one transaction of a desk's work on an incident, bound to the desk's agency. */
export interface DeskTransaction {
  /** Which order an incident is of; nothing is locked. `undefined`: not an incident of this agency. */
  orderOf(incidentId: string): Promise<{ orderId: string | null } | undefined>;
  /** Locked before the incident, as the pipeline does. `undefined`: the order is no longer watched. */
  lockWatchState(orderId: string): Promise<WatchState | undefined>;
  saveWatchState(orderId: string, state: WatchState): Promise<void>;
  /** Ends the open alarms of the incident that no later report ends by itself. */
  endStandingAlarms(incidentId: string, now: number): Promise<EndedAlarm[]>;
  hasUnit(unitId: string): Promise<boolean>;
  /** Written last: the head of the agency's chain stays locked until the transaction ends. */
  audit(record: Omit<AuditRecord, 'agencyId'>, now: number): Promise<void>;
  readonly incidents: IncidentStore;
}

export interface DeskStore {
  transaction<T>(
    scope: { cell: number; agencyId: string },
    work: (transaction: DeskTransaction) => Promise<T>,
  ): Promise<T>;
  /** The desk's console has the alarm: its delivery is `delivered`. Resolves to whether it is the first that has. */
  confirmAlarm(scope: { cell: number; agencyId: string }, alarmId: string, now: number): Promise<boolean>;
}
export const DESK_STORE = Symbol('DeskStore');
