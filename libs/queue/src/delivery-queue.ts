/** Where committed deliveries go. The queue carries ids only; a delivery queued twice is sent once. */
export interface DeliveryQueue {
  enqueue(deliveries: readonly { cell: number; id: string }[]): Promise<void>;
}
export const DELIVERY_QUEUE = Symbol('DeliveryQueue');
