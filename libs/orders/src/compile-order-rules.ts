import { defaultThresholds, type OrderRules, type Permit } from '#geofence';
import type { PermitRecord, WholeOrder } from './records.js';

/** From an order's rows to what the engine is asked to watch. The same rows give the same rules. */
export function compileOrderRules(order: WholeOrder): OrderRules {
  return {
    orderId: order.id,
    policyVersion: order.version,
    changedAt: order.updatedAt,
    timeZone: order.timeZone,
    validFrom: order.validFrom,
    validTo: order.validTo,
    parties: order.parties.map(({ personId, role }) => ({ personId, role })).toSorted(by((party) => party.personId)),
    zones: order.zones
      .map(({ id, name, kind, warningRingMeters, sizeMeters, schedule }) => ({
        zoneId: id,
        name,
        kind,
        warningRingMeters,
        sizeMeters,
        ...(schedule && { schedule }),
        ...permitted(order.permits, id),
      }))
      .toSorted(by((zone) => zone.zoneId)),
    limit:
      order.proximityLimitMeters === null
        ? null
        : {
            limitMeters: order.proximityLimitMeters,
            // France warns at twice the alert distance (design, section 10): a belt as wide as the limit.
            warningMeters: order.proximityWarningMeters ?? order.proximityLimitMeters,
            ...(order.proximitySchedule && { schedule: order.proximitySchedule }),
            ...permitted(order.permits, null),
          },
    thresholds: { ...defaultThresholds, ...order.thresholds },
  };
}

/** A permit that was withdrawn permitted until then. */
function permitted(records: readonly PermitRecord[], zoneId: string | null): { permits?: Permit[] } {
  const permits = records
    .filter((permit) => permit.zoneId === zoneId)
    .map(({ from, to, withdrawnAt }) => ({ from, to: Math.min(to, withdrawnAt ?? to) }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from || a.to - b.to);
  return permits.length > 0 ? { permits } : {};
}

const by =
  <Row>(key: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
