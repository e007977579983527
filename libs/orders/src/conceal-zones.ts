import { randomBytes } from 'node:crypto';
import type { FieldError } from '#domain';
import { feltDisc, samePlaceMeters } from '#geofence';
import type { CaseWork } from './cases.js';
import { refuseIf } from './case.error.js';
import type { Circle, FeltZone, OrderRecord, ZoneKind } from './records.js';
import { radiusLimits, segmentsFor } from './zone-shape.js';

/** What of a zone decides whether it can be concealed. */
interface Concealable {
  kind: ZoneKind;
  concealed: boolean;
}

/** So few that what is felt is never kept in parts. Distances to it are its circle's; only a way through it asks for sides. */
const mostSegments = 480;

/** Who must stay inside a zone has to know it. @param path of `concealed` in the request */
export const checkConcealable = ({ kind, concealed }: Concealable, path: string): FieldError[] =>
  concealed && kind === 'inclusion'
    ? [{ path, message: 'is for exclusion zones: whoever must stay inside a zone has to know where it is' }]
    : [];

/**
 * Draws what is felt of zones of an order, and takes it from those that are not concealed any more. A place keeps its
 * displacement for its people whatever is drawn there, in this order or another: two draws of one address would tell more of
 * it than one.
 *
 * @param pathOf the zone's `concealed` in the request
 */
export async function concealZones(
  work: CaseWork,
  order: OrderRecord,
  zones: readonly (Concealable & { id: string; felt: FeltZone | null })[],
  pathOf: (index: number) => string,
): Promise<void> {
  const { zones: book } = work.book;
  await book.removeFelt(zones.map(({ id }) => id));
  const concealed = zones.filter((zone) => zone.concealed);
  if (concealed.length === 0) return;
  const bounds = await book.boundsOf(concealed.map(({ id }) => id));
  refuseIf(
    zones.flatMap((zone, index) =>
      zone.concealed && bounds.get(zone.id)!.radiusMeters > radiusLimits.most ? [tooWide(pathOf(index))] : [],
    ),
    'zone_invalid',
    'The zone cannot be drawn like this.',
  );
  const protectedIds = await protectedPersonsOf(work, order.id);
  const felt: (FeltZone & { zoneId: string })[] = [];
  // One after another: the second zone of a place finds the place of the first.
  for (const { id: zoneId, felt: former } of concealed) {
    const bound = bounds.get(zoneId)!;
    const seed = await seedOfPlace(work, protectedIds, bound);
    const { longitude, latitude, radiusMeters } = feltDisc({ ...bound, reachMeters: bound.radiusMeters }, seed);
    felt.push({ id: former?.id ?? work.newId(), zoneId, seed, circle: { longitude, latitude, radiusMeters } });
  }
  const areas = await book.polygonsOf(
    felt.map(({ circle }) => ({ ...circle, segments: Math.min(mostSegments, segmentsFor(circle.radiusMeters)) })),
  );
  await book.insertFelt(felt.map((zone, index) => ({ ...zone, area: areas[index]! })));
}

async function seedOfPlace(work: CaseWork, personIds: readonly string[], bound: Circle): Promise<Buffer> {
  const known = await work.book.zones.placeNear(personIds, bound, samePlaceMeters);
  if (known) return known.seed;
  const seed = randomBytes(32);
  const { longitude, latitude } = bound;
  await work.book.zones.insertPlace({ id: work.newId(), personIds, longitude, latitude, seed, createdAt: work.now });
  return seed;
}

async function protectedPersonsOf({ book }: CaseWork, orderId: string): Promise<string[]> {
  const parties = (await book.orders.parties([orderId])).get(orderId) ?? [];
  return parties.filter(({ role }) => role === 'protected').map(({ personId }) => personId);
}

const tooWide = (path: string): FieldError => ({
  path,
  message: `needs a zone within a circle of ${radiusLimits.most} m; draw places farther apart as zones of their own`,
});
