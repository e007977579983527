import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { endAlarms } from './end-alarms.js';
import { stepRefused } from './order-terms.js';
import { lockOrder, settleOrder } from './whole-order.js';

/** Takes a zone out of its order; the zone's open alarms end, and so do its permits. */
export async function removeZone(work: CaseWork, zoneId: string): Promise<void> {
  const found = present(await work.book.zones.byId(zoneId));
  const order = await lockOrder(work, found.orderId);
  if (order.status === 'revoked') throw stepRefused('A zone of a revoked order stays as it was.');
  const zone = present(await work.book.zones.byId(zoneId));
  await work.book.zones.remove(zone.id);
  await work.book.permits.withdrawOfZone(zone.id, work.now);
  const { version } = await settleOrder(work, order, 'zone_removed');
  await endAlarms(work, order.id, 'order changed', version, zone.id);
  const parties = (await work.book.orders.parties([order.id])).get(order.id) ?? [];
  work.record('zone.remove', 'zone', zone.id, { subjects: parties.map(({ personId }) => personId) });
}
