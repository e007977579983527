import type { PanicTrigger } from '#domain';
import type { IncidentStore } from '../incident-store.port.js';

/** `duress` is known to the desk alone: the phone is shown `cancelled`. */
export type PanicStatus = 'active' | 'cancelled' | 'duress';

export interface PanicRow {
  id: string;
  personId: string;
  deviceId: string;
  incidentId: string;
  alarmId: string;
  trigger: PanicTrigger;
  status: PanicStatus;
  pressedAt: number;
  receivedAt: number;
}

/** A press before its incident is known. */
export interface PanicClaim extends Omit<PanicRow, 'incidentId' | 'alarmId'> {
  /** The presser's. */
  agencyId: string;
  /** The position as the phone sent it, kept with the press. */
  fix: object | null;
}

/** An order in force of which the presser is a party. */
export interface PanicOrder {
  orderId: string;
  agencyId: string;
  protectedPersonIds: readonly string[];
}

/** Port: one transaction of a press, on connections that nothing else uses. */
export interface PanicTransaction {
  find(ids: readonly string[]): Promise<PanicRow[]>;
  /** Locks the press until the end of the transaction. */
  lock(id: string): Promise<PanicRow | undefined>;
  ordersOf(personId: string, at: number): Promise<PanicOrder[]>;
  /** The ids of those that are new: the transaction of one that is there already has committed by then. */
  claim(presses: readonly PanicClaim[]): Promise<Set<string>>;
  complete(ids: readonly string[], incidentId: string, alarmId: string): Promise<void>;
  /**
   * The press that raised the alarm of this one: itself, or the first of those that came together. Locked until the end of
   * the transaction, by whoever joins its alarm and by whoever takes one of them back: so that none joins what just ends.
   */
  lockLeadOf(id: string): Promise<string | undefined>;
  /** The alarms that this lead raised, one for each order in force, as far as they are open. */
  openAlarmsOf(leadId: string, personId: string): Promise<{ id: string; incidentId: string; agencyId: string }[]>;
  /** Whether another press of the same alarm has not been taken back. */
  anotherStands(press: PanicRow): Promise<boolean>;
  setStatus(id: string, status: PanicStatus, now: number): Promise<void>;
  readonly incidents: IncidentStore;
}

export interface PanicStore {
  transaction<T>(cell: number, work: (transaction: PanicTransaction) => Promise<T>): Promise<T>;
  pinsOf(personId: string): Promise<{ pinHash: string | null; duressPinHash: string | null } | undefined>;
}
export const PANIC_STORE = Symbol('PanicStore');
