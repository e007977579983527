import { CaseError, present, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import { checkConcealable, concealZones } from './conceal-zones.js';
import { type CheckedShape, type NewZone, shapesOf, type ZoneShape } from './draw-zone.js';
import { stepRefused } from './order-terms.js';
import type { ZoneRecord } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';

export type ZoneChange = { [Key in keyof NewZone]?: NewZone[Key] | undefined };

/** Changes a zone. What is not given stays; of a circle, center and radius can be changed each by itself. */
export async function changeZone(work: CaseWork, zoneId: string, change: ZoneChange): Promise<ZoneRecord> {
  const found = present(await work.book.zones.byId(zoneId));
  const order = await lockOrder(work, found.orderId);
  if (order.status === 'revoked') throw stepRefused('A zone of a revoked order cannot be changed.');
  // Read again: it may have changed, or gone, before the order was locked.
  const zone = present(await work.book.zones.byId(zoneId));
  const { area, center, radiusMeters, ...rest } = change;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const next: ZoneRecord = { ...zone, ...given, updatedAt: work.now };
  refuseIf(checkConcealable(next, 'concealed'), 'zone_invalid', 'The zone cannot be drawn like this.');
  const redrawn = area !== undefined || center !== undefined || radiusMeters !== undefined;
  const shape = redrawn ? await redraw(work, order.timeZone, zone, { area, center, radiusMeters }) : undefined;
  if (shape) await work.book.zones.updateArea({ ...next, ...shape });
  else await work.book.zones.update(next);
  if (shape || next.concealed !== zone.concealed) await concealZones(work, order, [next], () => 'concealed');
  await settleOrder(work, order, 'zone_changed');
  work.record('zone.change', 'zone', zone.id);
  return present(await work.book.zones.byId(zoneId));
}

async function redraw(
  work: CaseWork,
  timeZone: string,
  zone: ZoneRecord,
  shape: ZoneShape,
): Promise<CheckedShape | undefined> {
  if (!shape.area && !zone.circle && (shape.center === undefined || shape.radiusMeters === undefined))
    throw new CaseError('zone_invalid', 'The zone cannot be drawn like this.', [
      { path: shape.center ? 'radiusMeters' : 'center', message: 'is missing: the zone is not a circle yet' },
    ]);
  const whole = shape.area
    ? shape
    : { center: shape.center ?? zone.circle!, radiusMeters: shape.radiusMeters ?? zone.circle!.radiusMeters };
  const [checked] = await shapesOf(work, timeZone, [whole], () => '');
  return checked;
}
