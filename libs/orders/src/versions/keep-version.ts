import type { OrderChangeKind } from '#domain';
import type { CaseWork } from '../cases.js';
import type { WholeOrder, ZoneRecord } from '../records.js';
import type { OrderVersion, VersionedTerms, VersionedZone, ZoneVersion } from './order-versions.port.js';

/** Keeps an order as it is now, in the transaction that has made it so. */
export async function keepVersion(work: CaseWork, order: WholeOrder, what: OrderChangeKind): Promise<void> {
  const isFound = what === 'found';
  const known = what === 'created' || isFound ? new Map<string, boolean>() : await work.book.versions.zoneIds(order.id);
  await work.book.versions.insert(
    versionOf(work, order, what),
    changedZones(order, known, what === 'zone_changed' ? work.now : null),
  );
}

/** An order as it is now. */
export function versionOf(work: CaseWork, order: WholeOrder, what: OrderChangeKind): OrderVersion {
  const isFound = what === 'found';
  return {
    orderId: order.id,
    version: order.version,
    at: order.updatedAt,
    what,
    changedBy: isFound ? null : work.actor.actorId,
    approvedBy: isFound ? null : work.approvedBy,
    reason: isFound ? null : work.reason,
    terms: termsOf(order),
  };
}

/**
 * Zones that this version draws, changes or takes out.
 *
 * @param known of the zones kept before, whether they are there
 * @param changedAt when this version changed one of them; `null`: it changed none
 */
export function changedZones(
  order: WholeOrder,
  known: ReadonlyMap<string, boolean>,
  changedAt: number | null,
): ZoneVersion[] {
  const { version } = order;
  const drawn = order.zones.filter(({ id, updatedAt }) => known.get(id) !== true || updatedAt === changedAt);
  const present = new Set(order.zones.map(({ id }) => id));
  const gone = [...known].filter(([id, isThere]) => isThere && !present.has(id));
  return [
    ...drawn.map((zone) => ({ zoneId: zone.id, version, zone: shapeOf(zone) })),
    ...gone.map(([zoneId]) => ({ zoneId, version, zone: null })),
  ];
}

export const termsOf = ({
  id: _,
  createdAt: __,
  updatedAt: ___,
  version: ____,
  zones: _____,
  permits: ______,
  ...terms
}: WholeOrder): VersionedTerms => terms;

export const shapeOf = ({
  id: _,
  orderId: __,
  createdAt: ___,
  updatedAt: ____,
  felt,
  ...zone
}: ZoneRecord): VersionedZone => ({ ...zone, felt: felt && felt.circle });
