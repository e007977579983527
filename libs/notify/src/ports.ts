import type { AlarmKind, Language, Severity } from '#domain';
import type { ContactChannel, OutsideChannel } from './contact-channel.js';
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
  recipientId: string;
  channel: OutsideChannel;
  language: Language;
  /** Number of this attempt, from 1. */
  attempt: number;
  /** First address of `channel` that the recipient still has. */
  to: ContactChannel | undefined;
}

/** What is written about an attempt. Times are milliseconds since 1970. */
export type AttemptRecord =
  | { status: 'sent'; at: number }
  | { status: 'queued'; error: DeliveryErrorCode; nextAttemptAt: number }
  | { status: 'failed'; error: DeliveryErrorCode; at: number };

/** Port. The rows of `delivery`, which are the truth about what was sent; the queue is only their courier. */
export interface DeliveryStore {
  /**
   * Claims one delivery until `leaseUntil` and counts the attempt. `undefined` when there is nothing to do: unknown, not
   * queued any more, the desk's own, leased by another worker, or due later than `now`.
   */
  claim(key: DeliveryKey, now: number, leaseUntil: number): Promise<ClaimedDelivery | undefined>;
  /** Writes what became of the attempt, unless another attempt has been claimed since. */
  record(delivery: ClaimedDelivery, record: AttemptRecord): Promise<void>;
  /** Takes an address from a contact, if it still has it. Resolves to whether it has another of the same channel. */
  forgetAddress(contactId: string, address: ContactChannel): Promise<boolean>;
  /** Cells that may hold deliveries. */
  cells(): Promise<number[]>;
  /** Deliveries that leave the house, queued, and due before `dueBefore`; those of presses first, then the oldest; at most `limit`. */
  overdue(
    cell: number,
    dueBefore: number,
    limit: number,
  ): Promise<(DeliveryKey & { attempts: number; ofPress?: boolean })[]>;
}
export const DELIVERY_STORE = Symbol('DeliveryStore');

/** Port. The queue that runs {@link DeliverAlarm}; never rejects. */
export interface DeliveryJobs {
  enqueue(
    deliveries: readonly (DeliveryKey & { attempts?: number; delayMilliseconds?: number; ofPress?: boolean })[],
  ): Promise<void>;
}
