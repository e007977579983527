import { isDeepStrictEqual } from 'node:util';
import type { OrderChangeKind } from '#domain';
import type { CaseBook } from '../ports.js';
import type { OrderRecord, PermitRecord } from '../records.js';
import { wholeOrder } from '../whole-order.js';
import { shapeOf, termsOf } from './keep-version.js';
import type { OrderVersion, VersionedTerms, VersionedZone, ZoneVersion } from './order-versions.port.js';

export interface ZoneDifference {
  zoneId: string;
  before: VersionedZone | null;
  after: VersionedZone | null;
  changed: (keyof VersionedZone)[];
}

/** A version beside the one before it. */
export interface ComparedVersion extends OrderVersion {
  /** Of the version before; `null`: it is the first that is kept. */
  former: VersionedTerms | null;
  changed: (keyof VersionedTerms)[];
  zones: ZoneDifference[];
  /** Granted or withdrawn by it. */
  permits: PermitRecord[];
}

/** What is taken out takes its permits along. */
const withdrawsPermits: ReadonlySet<OrderChangeKind> = new Set(['permit_withdrawn', 'zone_removed']);

/** Versions of an order, newest first, each with what it changed. Of an order that has none yet, as it is. */
export async function readVersions(
  book: CaseBook,
  order: OrderRecord,
  { before, limit }: { before?: number | undefined; limit: number },
  now: number,
): Promise<{ versions: ComparedVersion[]; nextBefore: number | null }> {
  // One more: what the last one is compared with.
  const found = await book.versions.list(order.id, { before, limit: limit + 1 });
  if (found.length === 0)
    return { versions: before === undefined ? [await asItIs(book, order, now)] : [], nextBefore: null };
  const shown = found.slice(0, limit);
  const zones = await book.versions.zones(order.id, shown.at(-1)!.version, shown[0]!.version);
  const permits = await book.permits.ofOrders([order.id], 0);
  const versions = shown.map((version, index) => compared(version, found[index + 1], zones, permits));
  return { versions, nextBefore: found.length > limit ? shown.at(-1)!.version : null };
}

export function compared(
  version: OrderVersion,
  former: OrderVersion | undefined,
  zones: readonly ZoneVersion[],
  permits: readonly PermitRecord[],
): ComparedVersion {
  return {
    ...version,
    former: former?.terms ?? null,
    changed: former ? changedKeys(former.terms, version.terms) : [],
    zones: zones.filter((zone) => zone.version === version.version).map((zone) => zoneDifference(zone, zones)),
    permits: permits.filter(({ createdAt, withdrawnAt }) =>
      version.what === 'permit_granted'
        ? createdAt === version.at
        : withdrawsPermits.has(version.what) && withdrawnAt === version.at,
    ),
  };
}

function zoneDifference({ zoneId, version, zone: after }: ZoneVersion, all: readonly ZoneVersion[]): ZoneDifference {
  const before = all.findLast((zone) => zone.zoneId === zoneId && zone.version < version)?.zone ?? null;
  return { zoneId, before, after, changed: before && after ? changedKeys(before, after) : [] };
}

function changedKeys<Row extends object>(before: Row, after: Row): (keyof Row)[] {
  return (Object.keys(after) as (keyof Row)[]).filter((key) => !isDeepStrictEqual(before[key], after[key]));
}

async function asItIs(book: CaseBook, order: OrderRecord, now: number): Promise<ComparedVersion> {
  const whole = await wholeOrder(book, order, now);
  const { id: orderId, version, updatedAt: at } = order;
  return {
    orderId,
    version,
    at,
    what: 'found',
    changedBy: null,
    approvedBy: null,
    reason: null,
    terms: termsOf(whole),
    former: null,
    changed: [],
    zones: whole.zones.map((zone) => ({ zoneId: zone.id, before: null, after: shapeOf(zone), changed: [] })),
    permits: [],
  };
}
