import type { WarningAnswer } from '#domain';
import type { IncidentStore } from '#incidents';
import type { WarningRecord } from '../companion-reader.port.js';

export interface NewAnswer {
  alarmId: string;
  incidentId: string;
  personId: string;
  deviceId: string;
  answer: WarningAnswer;
  at: number;
}

/** Port: one transaction in which a person answers. */
export interface WarningTransaction {
  /** The warning that this delivery told this person. Their incident's row is locked until the end of the transaction. */
  lock(deliveryId: string, personId: string): Promise<WarningRecord | undefined>;
  answer(answer: NewAnswer): Promise<void>;
  /** Whoever answers has read what they were told of this alarm, by whichever message. */
  markSeen(alarmId: string, personId: string, now: number): Promise<void>;
  readonly incidents: IncidentStore;
}

export interface WarningStore {
  transaction<T>(cell: number, work: (transaction: WarningTransaction) => Promise<T>): Promise<T>;
}
