import type { IncidentStore, PanicOrder } from '#incidents';
import type { CheckInRecord } from '../companion-reader.port.js';

/** Times are milliseconds since 1970. */
export interface CheckInRow extends CheckInRecord {
  personId: string;
  deviceId: string;
  /** Which enrolled the device. */
  agencyId: string;
  /** When the api heard of it. */
  receivedAt: number;
}

export interface OpenCheckInAlarm {
  id: string;
  incidentId: string;
  agencyId: string;
}

/** A check-in that is due, with what its alarms need. */
export interface DueCheckIn extends CheckInRow {
  orders: readonly PanicOrder[];
  /** The person's last position, as far as one is known. */
  lastFixId: string | null;
}

export interface MissedCheckIn {
  id: string;
  incidentId: string;
  alarmId: string;
}

/** Port: one transaction on the check-ins of one cell. Their rows are locked before those of incidents. */
export interface CheckInTransaction {
  /** Whether it is new: the transaction of one that is there already has committed by then. */
  insert(row: CheckInRow): Promise<boolean>;
  /** Locks it until the end of the transaction. */
  lock(id: string): Promise<CheckInRow | undefined>;
  /** How many of this person wait. */
  waitingOf(personId: string): Promise<number>;
  extend(id: string, dueAt: number): Promise<void>;
  /** By a PIN; keeps the time of the first. */
  complete(id: string, status: 'completed' | 'duress', now: number): Promise<void>;
  ordersOf(personId: string, at: number): Promise<readonly PanicOrder[]>;
  /** The alarms that its being missed raised, one for each order in force, as far as they are open. */
  openAlarmsOf(id: string, personId: string): Promise<OpenCheckInAlarm[]>;
  /** Locks those that are due, as far as nobody else holds them; the longest overdue first. @param among only of these */
  takeDue(now: number, limit: number, among?: readonly string[]): Promise<DueCheckIn[]>;
  miss(missed: readonly MissedCheckIn[]): Promise<void>;
  readonly incidents: IncidentStore;
}

export interface CheckInStore {
  cells(): Promise<number[]>;
  transaction<T>(cell: number, work: (transaction: CheckInTransaction) => Promise<T>): Promise<T>;
  /** It is looked at again then; what was promised stays. */
  postpone(cell: number, id: string, until: number): Promise<void>;
}
export const CHECK_IN_STORE = Symbol('CheckInStore');
