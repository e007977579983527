import type { Channel } from '#domain';
import type { DeliveryJob } from '../ports.js';

/** A delivery that will not be tried again by itself. Ids and codes: who and where stands elsewhere. */
export interface FailedDelivery {
  id: string;
  incidentId: string;
  alarmId: string;
  /** Role of the recipient: `contact`, `desk`, … */
  recipient: string;
  recipientId: string;
  channel: Channel;
  attempts: number;
  /** Of its last attempt. */
  errorCode: string | null;
  /** ISO 8601. */
  queuedAt: string;
  failedAt: string;
}

/** Which failed deliveries are meant. What is left out is any. */
export interface FailedDeliveriesFilter {
  channel?: Channel | undefined;
  errorCode?: string | undefined;
  /** Milliseconds since 1970. */
  failedSince?: number | undefined;
}

/** Whose deliveries: one agency's. */
export interface OperatorScope {
  cell: number;
  agencyId: string;
}

/** Port, bound to a scope with each call. What sends again also writes the audit chain, in the same transaction. */
export interface FailedDeliveries {
  /** Newest first; `after`: the last id of the page before. */
  list(
    scope: OperatorScope,
    filter: FailedDeliveriesFilter,
    page: { after?: string | undefined; limit: number },
  ): Promise<FailedDelivery[]>;
  /** `undefined`: not a delivery of this agency. `not_failed`: it is under way, or has arrived. */
  sendAgain(
    scope: OperatorScope,
    staffId: string,
    id: string,
    now: number,
  ): Promise<DeliveryJob | 'not_failed' | undefined>;
  /** The oldest first, at most `limit`. */
  sendAllAgain(
    scope: OperatorScope,
    staffId: string,
    filter: FailedDeliveriesFilter,
    limit: number,
    now: number,
  ): Promise<DeliveryJob[]>;
}
export const FAILED_DELIVERIES = Symbol('FailedDeliveries');
