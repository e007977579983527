import { isDeepStrictEqual } from 'node:util';
import { approvalActions } from '#domain';
import type { Area, DeviceRecord, PlanRecord, WholeOrder, ZoneRecord } from '../records.js';
import type { ApprovalRules } from './approval-rules.js';
import type { Change } from './change.js';

/** How much of the first area the second leaves out, square meters. */
export type Uncovered = (of: Area, by: Area) => Promise<number>;

/** Kept areas are read with centimeters: less than this was not given up by anybody. */
const roundingSquareMeters = 1;

/**
 * What of a change takes protection away, hides a place less, or restrains somebody anew. What enlarges zones, extends an
 * order or adds a zone hurts nobody whom the order protects, and needs nobody's word; nor does what concerns a draft.
 */
export async function whatHurtsOrder(before: WholeOrder, after: WholeOrder, uncovered: Uncovered): Promise<Change[]> {
  if (before.status === 'draft')
    return after.status === 'active' ? [{ what: 'order_activated', ...extentOf(after) }] : [];
  if (before.status === 'revoked') return [];
  if (after.status === 'revoked') return [{ what: 'order_revoked', ...extentOf(before) }];
  const changes: Change[] = [...termsThatHurt(before, after), ...newPermits(before, after)];
  for (const zone of before.zones)
    changes.push(
      ...(await whatHurtsZone(
        zone,
        after.zones.find(({ id }) => id === zone.id),
        uncovered,
      )),
    );
  return changes;
}

const extentOf = ({ zones, proximityLimitMeters }: WholeOrder) => ({
  zones: zones.length,
  limitMeters: proximityLimitMeters,
});

function termsThatHurt(before: WholeOrder, after: WholeOrder): Change[] {
  const changes: Change[] = [];
  const { timeZone } = after;
  if (after.validFrom > before.validFrom)
    changes.push({ what: 'order_begins', before: before.validFrom, after: after.validFrom, timeZone });
  if (after.validTo !== null && (before.validTo === null || after.validTo < before.validTo))
    changes.push({ what: 'order_ends', before: before.validTo, after: after.validTo, timeZone });
  if (!isDeepStrictEqual(partiesOf(before), partiesOf(after))) changes.push({ what: 'parties' });
  if (!isDeepStrictEqual(before.thresholds, after.thresholds)) changes.push({ what: 'thresholds' });
  if (after.timeZone !== before.timeZone && hasHours(before)) changes.push({ what: 'time_zone' });
  const [limit, nextLimit] = [before.proximityLimitMeters, after.proximityLimitMeters];
  if (limit === null) return changes;
  if (nextLimit === null || nextLimit < limit) changes.push({ what: 'limit', before: limit, after: nextLimit });
  if (nextLimit === null) return changes;
  const [ring, nextRing] = [before.proximityWarningMeters ?? limit, after.proximityWarningMeters ?? nextLimit];
  if (nextRing < ring) changes.push({ what: 'limit_ring', before: ring, after: nextRing });
  if (hoursHurt(before.proximitySchedule, after.proximitySchedule)) changes.push({ what: 'limit_hours' });
  return changes;
}

const partiesOf = ({ parties }: WholeOrder): string[] =>
  parties.map(({ personId, role }) => `${personId} ${role}`).toSorted();
const hasHours = ({ proximitySchedule, zones }: WholeOrder): boolean =>
  proximitySchedule !== null || zones.some(({ schedule }) => schedule !== null);
/** Always is the most that can be. */
const hoursHurt = (before: object | null, after: object | null): boolean =>
  after !== null && !isDeepStrictEqual(before, after);

function newPermits(before: WholeOrder, after: WholeOrder): Change[] {
  const known = new Set(before.permits.map(({ id }) => id));
  return after.permits
    .filter(({ id }) => !known.has(id))
    .map(({ zoneId, from, to }) => {
      const name = after.zones.find(({ id }) => id === zoneId)?.name ?? null;
      return { what: 'permit', name, from, to, timeZone: after.timeZone };
    });
}

async function whatHurtsZone(
  before: ZoneRecord,
  after: ZoneRecord | undefined,
  uncovered: Uncovered,
): Promise<Change[]> {
  const { name, sizeMeters } = before;
  if (!after) return [{ what: 'zone_removed', name, sizeMeters }];
  if (after.updatedAt === before.updatedAt && isDeepStrictEqual(after, before)) return [];
  const changes: Change[] = [];
  if (after.kind !== before.kind) changes.push({ what: 'zone_kind', name, after: after.kind });
  changes.push(...(await shapeThatHurts(before, after, uncovered)));
  if (after.warningRingMeters < before.warningRingMeters)
    changes.push({ what: 'zone_ring', name, before: before.warningRingMeters, after: after.warningRingMeters });
  if (hoursHurt(before.schedule, after.schedule)) changes.push({ what: 'zone_hours', name });
  if (before.concealed && !after.concealed) changes.push({ what: 'zone_revealed', name });
  return changes;
}

/** Of a zone that must not be left, what is added is given up; of one that must not be entered, what is taken away. */
async function shapeThatHurts(before: ZoneRecord, after: ZoneRecord, uncovered: Uncovered): Promise<Change[]> {
  const { name, kind } = before;
  if (isDeepStrictEqual(before.area, after.area)) return [];
  const [whole, rest] = kind === 'exclusion' ? [before, after] : [after, before];
  const given = await uncovered(whole.area, rest.area);
  if (given <= roundingSquareMeters) return [];
  if (rest.sizeMeters < whole.sizeMeters)
    return [{ what: 'zone_size', name, before: before.sizeMeters, after: after.sizeMeters }];
  const percent = Math.max(1, Math.round((100 * given) / (Math.PI * whole.sizeMeters ** 2)));
  return [{ what: 'zone_moved', name, percent: Math.min(100, percent) }];
}

export function whatHurtsDevice(before: DeviceRecord, after: DeviceRecord): Change[] {
  const { kind } = before;
  if (after.revokedAt !== null && before.revokedAt === null) return [{ what: 'device_revoked', kind }];
  return after.personId === before.personId ? [] : [{ what: 'device_assigned', kind }];
}

export function whatHurtsPlan(active: PlanRecord | undefined, next: PlanRecord): Change[] {
  const named = ({ name, version }: PlanRecord) => ({ name, version });
  return next.status === 'active'
    ? [{ what: 'plan_activated', before: active ? named(active) : null, after: named(next) }]
    : [];
}

/** While nothing is demanded, one person may begin to demand it. From then on each change needs two. */
export function whatHurtsPolicy(before: ApprovalRules, after: ApprovalRules): Change[] {
  if (Object.keys(before).length === 0) return [];
  return approvalActions
    .filter((action) => !isDeepStrictEqual(before[action], after[action]))
    .map((action) => ({
      what: 'policy',
      action,
      before: before[action] ?? null,
      after: after[action] ?? null,
    }));
}
