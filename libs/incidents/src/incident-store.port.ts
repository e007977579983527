import type { AlarmKind, Channel, RecipientRole, IncidentOutcome, IncidentStatus, Severity } from '#domain';
import type { IncidentDesks } from './desk-of.js';
import type { Stray } from './hand-over/decide-hand-over.js';
import type { Move } from './hand-over/hand-over-moved.js';
import type { PlanLedger } from './plan/plan-ledger.port.js';

/** An incident as its row holds it. Times are milliseconds since 1970. */
export interface IncidentRow extends IncidentDesks {
  id: string;
  orderId: string | null;
  personId: string;
  /** Whose position is the place of the incident. */
  placePersonId: string;
  status: IncidentStatus;
  severity: Severity;
  openedAt: number;
  closedAt: number | null;
}

export interface NewAlarm {
  id: string;
  incidentId: string;
  orderId: string | null;
  agencyId: string;
  personId: string;
  deviceId: string | null;
  zoneId: string | null;
  kind: AlarmKind;
  severity: Severity;
  conditionKey: string;
  at: number;
  late: boolean;
  decision: object;
  /** Time of the finding that the decision is of: `at`, unless it was updated since. */
  decidedAt: number;
  endedAt: number | null;
}

export interface OpenAlarm {
  id: string;
  incidentId: string;
  orderId: string | null;
  conditionKey: string;
  severity: Severity;
  deskAgencyId: string;
  /** The desk has closed its incident while the condition went on. */
  incidentClosed: boolean;
}

export interface AlarmChange {
  id: string;
  severity: Severity;
  endedAt: number | null;
  decision: object;
  /** Time of the finding that the decision is of. */
  decidedAt: number;
}

export interface NewEvent {
  incidentId: string;
  agencyId: string;
  kind: string;
  staffId: string | null;
  data: object;
}

export interface NewDelivery {
  id: string;
  incidentId: string;
  alarmId: string;
  /** As the alarm's row has it. */
  alarmKind: AlarmKind;
  agencyId: string;
  recipient: RecipientRole;
  recipientId: string;
  channel: Channel;
}

/** An alarm that a desk must confirm since its incident was handed over to it. */
export interface HandedAlarm {
  id: string;
  incidentId: string;
  agencyId: string;
  orderId: string | null;
  personId: string;
  protectedPersonIds: readonly string[];
  kind: AlarmKind;
  severity: Severity;
}

/** Where an incident that is being opened happens. */
export interface Place {
  personId: string;
  /** Absent: where the person was last. */
  point?: { longitude: number; latitude: number } | undefined;
}

/** Which incident a new alarm belongs to. */
export interface IncidentSubject {
  orderId: string | null;
  personId: string;
}

/**
 * Port: one transaction on the incidents of one cell. Everything is set-based. Rows are locked in id order, after the
 * watch rows of their orders and before the cell's cursor, so that two transactions never wait for each other.
 */
export interface IncidentStore {
  /** The open incident of each subject, or the last one closed at or after `closedSince`; locked. */
  lockIncidentsOf(subjects: readonly IncidentSubject[], closedSince: number): Promise<IncidentRow[]>;
  /** `undefined`: the staff of this agency may not read it. */
  lockIncident(id: string, agencyId: string): Promise<IncidentRow | undefined>;
  /** Those of these that no other transaction holds: nothing is waited for. */
  lockFreeIncidents(ids: readonly string[]): Promise<IncidentRow[]>;
  /**
   * The agency whose area covers each place, by position; of several the one with the smallest area. One statement for all.
   * A last position counts from `since` to `until`.
   */
  desksAt(places: readonly Place[], since: number, until: number): Promise<(string | undefined)[]>;
  /** Of those that are the newest position of whom their open incident is about. One statement for all. */
  straysOf(moves: readonly Move[], farMeters: number): Promise<Stray[]>;
  /** Those of these agencies that are of this cell and have a desk which takes incidents of others. */
  desksAmong(agencyIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The open alarms of each incident, and its newest. */
  alarmsToHandOver(incidentIds: readonly string[]): Promise<HandedAlarm[]>;
  /** What other desks than these have not confirmed of their incidents has gone on past them. */
  passOtherDesks(handedOver: readonly { incidentId: string; to: string }[], now: number): Promise<void>;
  /** Returns the ids of those inserted: a subject that has an open incident by now gets no second one. */
  insertIncidents(rows: readonly IncidentRow[], now: number): Promise<Set<string>>;
  /** Resets what an earlier closing left. */
  updateIncidents(changes: readonly IncidentUpdate[], now: number): Promise<void>;
  openAlarms(
    conditions: readonly { orderId: string | null; personId: string; conditionKey: string }[],
  ): Promise<OpenAlarm[]>;
  insertAlarms(rows: readonly NewAlarm[], now: number): Promise<void>;
  /** The decision of an end stands in the log; the alarm keeps the one it was last raised or updated on. */
  changeAlarms(changes: readonly AlarmChange[], now: number): Promise<void>;
  /** Appends to the cell's log and returns the cursor of the last event; earlier ones count down from it. */
  appendEvents(events: readonly NewEvent[], now: number): Promise<number>;
  insertDeliveries(rows: readonly NewDelivery[], now: number): Promise<void>;
  /** What response plans read and write in the same transaction. */
  readonly plans: PlanLedger;
}

/** What changes on an incident's row; what is absent stays. */
export interface IncidentUpdate {
  id: string;
  status?: IncidentStatus;
  severity?: Severity;
  acknowledgedBy?: string | null;
  acknowledgedAt?: number | null;
  dispatchedAt?: number | null;
  unitId?: string | null;
  arrivedAt?: number | null;
  closedAt?: number | null;
  outcome?: IncidentOutcome | null;
  placePersonId?: string;
  deskAgencyId?: string;
  formerDeskAgencyId?: string | null;
  handedOverAt?: number | null;
  givenByAgencyId?: string | null;
  strayedToAgencyId?: string | null;
  strayedAt?: number | null;
}
