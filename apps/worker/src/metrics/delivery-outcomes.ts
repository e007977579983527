import { Counter, type Registry } from 'prom-client';
import { outsideChannels } from '#domain';
import type { AttemptRecord, DeliveryStore } from '#notify';

const outcomes: Record<AttemptRecord['status'], string> = { sent: 'sent', queued: 'retried', failed: 'failed' };

/** The store, which also counts what is written about each attempt. */
export function countedDeliveries(store: DeliveryStore, registry: Registry): DeliveryStore {
  const counter = new Counter({
    name: 'qalqan_delivery_attempts_total',
    help: 'Attempts at deliveries that leave the house, by channel and by what became of them: sent, retried, failed',
    labelNames: ['channel', 'outcome'] as const,
    registers: [registry],
  });
  // So that a rate can be taken of the very first failure.
  for (const channel of outsideChannels)
    for (const outcome of Object.values(outcomes)) counter.inc({ channel, outcome }, 0);
  const record: DeliveryStore['record'] = async (delivery, record) => {
    await store.record(delivery, record);
    counter.inc({ channel: delivery.channel, outcome: outcomes[record.status] });
  };
  return Object.assign(Object.create(store) as DeliveryStore, { record });
}
