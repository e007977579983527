import type { IncidentStatus } from '#domain';
import type { WatchState } from '#geofence';
import type { IncidentStore } from '../incident-store.port.js';

export interface EndedAlarm {
  id: string;
  conditionKey: string;
}

/** How an incident was closed the last time. */
export interface Closing {
  /** `null`: not by a member of staff. */
  staffId: string | null;
  /** Milliseconds since 1970. */
  at: number;
  /** What it was before. */
  was: IncidentStatus;
  endedAlarmIds: readonly string[];
}

/** What a member of staff has done to an incident. */
export interface DeskAct {
  staffId: string;
  /** `incident.acknowledge` */
  action: string;
  incidentId: string;
}

/** Port: one transaction of a desk's work on an incident, bound to the desk's agency: what it does not work on does not exist here. */
export interface DeskTransaction {
  /** Which order an incident is of; nothing is locked. `undefined`: not an incident that this desk works on. */
  orderOf(incidentId: string): Promise<{ orderId: string | null } | undefined>;
  /** Locked before the incident, as the pipeline does. `undefined`: the order is no longer watched. */
  lockWatchState(orderId: string): Promise<WatchState | undefined>;
  saveWatchState(orderId: string, state: WatchState): Promise<void>;
  /** Ends the open alarms of the incident that no later report ends by itself. */
  endStandingAlarms(incidentId: string, now: number): Promise<EndedAlarm[]>;
  /** `undefined`: it never was, or before closings told what was before them. */
  lastClosing(incidentId: string): Promise<Closing | undefined>;
  /** Alarms that the closing ended last on. */
  resumeAlarms(alarmIds: readonly string[], now: number): Promise<void>;
  /** Of the caller's agency, of the incident's desk or of its order's agency. */
  hasUnit(unitId: string, incidentId: string): Promise<boolean>;
  /** What contacts were sent of this incident shows them nothing from now on. Resolves to how many links. */
  revokeLinks(incidentId: string, now: number): Promise<number>;
  /**
   * Into the audit chains of the desk's agency and of the order's. Written last: their heads stay locked until the
   * transaction ends.
   */
  audit(act: DeskAct, now: number): Promise<void>;
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
