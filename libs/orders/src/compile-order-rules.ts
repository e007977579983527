import { defaultThresholds, type OrderRules } from '#geofence';
import type { WholeOrder } from './records.js';

/** From an order's rows to what the engine is asked to watch. The same rows give the same rules. */
export function compileOrderRules(order: WholeOrder): OrderRules {
  return {
    orderId: order.id,
    policyVersion: order.version,
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
      }))
      .toSorted(by((zone) => zone.zoneId)),
    limit:
      order.proximityLimitMeters === null
        ? null
        : {
            limitMeters: order.proximityLimitMeters,
            // France warns at twice the alert distance (design, section 10): a belt as wide as the limit.
            warningMeters: order.proximityWarningMeters ?? order.proximityLimitMeters,
          },
    thresholds: { ...defaultThresholds, ...order.thresholds },
  };
}

const by =
  <Row>(key: (row: Row) => string) =>
  (a: Row, b: Row): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
