import { defaultThresholds, limitSeedOf, type OrderRules, type Permit, type ZoneRules } from '#geofence';
import type { PermitRecord, WholeOrder, ZoneRecord } from './records.js';

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
    zones: order.zones.flatMap((zone) => zoneRules(zone, order.permits)).toSorted(by((zone) => zone.zoneId)),
    limit:
      order.proximityLimitMeters === null
        ? null
        : {
            limitMeters: order.proximityLimitMeters,
            // France warns at twice the alert distance (design, section 10): a belt as wide as the limit.
            warningMeters: order.proximityWarningMeters ?? order.proximityLimitMeters,
            ...(order.proximitySchedule && { schedule: order.proximitySchedule }),
            ...permitted(order.permits, null),
            ...limitConcealment(order.zones),
          },
    thresholds: { ...defaultThresholds, ...order.thresholds },
  };
}

/**
 * A concealed zone is watched twice: as it is, for everybody but the respondent, and as it is felt. What is felt is judged
 * against the same error as the zone, so that it asks for better fixes whenever the zone would.
 */
function zoneRules(zone: ZoneRecord, permits: readonly PermitRecord[]): ZoneRules[] {
  const { id: zoneId, name, kind, warningRingMeters, sizeMeters, schedule, felt } = zone;
  const common = { name, kind, warningRingMeters, sizeMeters, ...(schedule && { schedule }) };
  const own = { zoneId, ...common, ...permitted(permits, zoneId) };
  return felt
    ? [
        { ...own, concealed: true },
        { ...own, zoneId: felt.id, feltOf: zoneId },
      ]
    : [own];
}

/** By the zone that was drawn first: it stays when others come. */
function limitConcealment(zones: readonly ZoneRecord[]): { concealment?: { seed: string } } {
  const [first] = zones.filter(({ felt }) => felt).toSorted(by(({ id }) => id));
  return first?.felt ? { concealment: { seed: limitSeedOf(first.felt.seed) } } : {};
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
