import type { Address, AlarmKind, Language, OutsideChannel, RecipientRole, Severity, Target } from '#domain';
import type { DeliveryErrorCode } from './channel.js';

export interface DeliveryKey {
  cell: number;
  id: string;
}

/** A delivery that this worker alone may try until its lease ends. */
export interface ClaimedDelivery extends DeliveryKey {
  incidentId: string;
  alarmId: string;
  alarmKind: AlarmKind;
  severity: Severity;
  /** Whose alarm it is. */
  alarmPersonId: string;
  recipient: RecipientRole;
  recipientId: string;
  channel: OutsideChannel;
  language: Language;
  /** The protected person's name, where the agency's policy lets messages to staff and contacts tell it. */
  name: string | undefined;
  /** Number of this attempt, from 1. */
  attempt: number;
  /** How many of the attempts were put off without trying. */
  postponed: number;
  /** First address of `channel` that the recipient still has; of `app`, that a phone with the app is still theirs. */
  to: Target | undefined;
}

/** What is written about an attempt. Times are milliseconds since 1970. */
export type AttemptRecord =
  | { status: 'sent'; at: number; reference?: string | undefined }
  | { status: 'queued'; error: DeliveryErrorCode; nextAttemptAt: number; postponed?: true }
  | { status: 'failed'; error: DeliveryErrorCode; at: number };

/** Port. The rows of `delivery`, which are the truth about what was sent; the queue is only their courier. */
export interface DeliveryStore {
  /**
   * Claims one delivery until `leaseUntil` and counts the attempt. `undefined` when there is nothing to do: unknown, not
   * queued any more, the desk's own, leased by another worker, or due later than `now`. A link with the token of
   * `receiptKey` finds this delivery from then on, and to a contact it shows the incident.
   */
  claim(key: DeliveryKey, now: number, leaseUntil: number, receiptKey: string): Promise<ClaimedDelivery | undefined>;
  /**
   * Writes what became of the attempt, unless another attempt has been claimed since. The carrier's report on `reference`
   * finds this delivery from then on, or has come already and is applied.
   */
  record(delivery: ClaimedDelivery, record: AttemptRecord): Promise<void>;
  /** Takes an address from the recipient, who may have another by now. Resolves to whether one of the same channel is left. */
  forgetAddress(recipient: { role: RecipientRole; id: string }, address: Address): Promise<boolean>;
  /** Cells that may hold deliveries. */
  cells(): Promise<number[]>;
  /** Deliveries that leave the house, queued, and due before `dueBefore`; those of presses first, then the oldest; at most `limit`. */
  overdue(cell: number, dueBefore: number, limit: number): Promise<DeliveryJob[]>;
}
export const DELIVERY_STORE = Symbol('DeliveryStore');

/** A row that is to be worked on. */
export interface Job extends DeliveryKey {
  /** Attempts made so far; left out for a new one. */
  attempts?: number;
  delayMilliseconds?: number;
}

/** A delivery that is to be tried; the queue is chosen by the kind of its alarm. */
export interface DeliveryJob extends Job {
  alarmKind: AlarmKind;
}

/** Port. A queue of such jobs; never rejects. */
export interface Jobs<Kind extends Job> {
  enqueue(jobs: readonly Kind[]): Promise<void>;
}

/** Port. The queue that runs {@link DeliverAlarm}. */
export type DeliveryJobs = Jobs<DeliveryJob>;
