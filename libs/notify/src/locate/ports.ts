import type { DeliveryKey, Job } from '../ports.js';

/** A request for a location that this worker alone may push until its lease ends. */
export interface ClaimedLocate extends DeliveryKey {
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** Number of this attempt, from 1. */
  attempt: number;
  /** Push addresses of the person's devices that are in use. */
  addresses: readonly { deviceId: string; token: string }[];
}

/** Port. The rows of `location_request`: they are the truth about what is to be pushed, the queue is only their courier. */
export interface LocateStore {
  /** Cells that may hold requests. */
  cells(): Promise<number[]>;
  /** Requests whose push was due before `dueBefore`, the oldest first; at most `limit`. */
  overdue(cell: number, dueBefore: number, limit: number): Promise<Job[]>;
  /** Claims a request until `leaseUntil`. `undefined` when it no longer waits, is leased, or is due later than `now`. */
  claim(key: DeliveryKey, now: number, leaseUntil: number): Promise<ClaimedLocate | undefined>;
  /** When to push again; `null`: not any more. Nothing when another attempt has been claimed since. */
  record(locate: ClaimedLocate, nextPushAt: number | null): Promise<void>;
  /** The service says that these addresses no longer exist. */
  forget(addresses: ClaimedLocate['addresses']): Promise<void>;
}
export const LOCATE_STORE = Symbol('LocateStore');
