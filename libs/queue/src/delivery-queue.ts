import type { AlarmKind } from '#domain';

/** A row on its way to the queue. */
export interface QueuedJob {
  cell: number;
  id: string;
  /** Attempts made so far; left out for a new one. */
  attempts?: number;
  /** How long the job waits before it runs. */
  delayMilliseconds?: number;
}

/** One delivery on its way to the queue. Its alarm's kind says in which: one of a press waits behind no others. */
export interface QueuedDelivery extends QueuedJob {
  alarmKind: AlarmKind;
}

/**
 * Where committed deliveries go. The queue carries ids only; a delivery queued twice is sent once.
 *
 * Never rejects: the rows are committed, and the sweeper finds those that the queue did not take.
 */
export interface DeliveryQueue {
  enqueue(deliveries: readonly QueuedDelivery[]): Promise<void>;
}
export const DELIVERY_QUEUE = Symbol('DeliveryQueue');

/** Where requests for a location go, whose devices are to be woken; as {@link DeliveryQueue}. */
export interface LocateQueue {
  enqueue(requests: readonly QueuedJob[]): Promise<void>;
}
export const LOCATE_QUEUE = Symbol('LocateQueue');
