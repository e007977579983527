/** One delivery on its way to the queue. */
export interface QueuedDelivery {
  cell: number;
  id: string;
  /** Attempts made so far; left out for a new delivery. */
  attempts?: number;
  /** How long the job waits before it runs. */
  delayMilliseconds?: number;
  /** Born of a press: it waits in a queue of its own, behind no others. */
  ofPress?: boolean;
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

/** Injection token of the {@link DeliveryQueue} of requests for a location, whose devices are to be woken. */
export const LOCATE_QUEUE = Symbol('LocateQueue');
