import { hash, randomBytes } from 'node:crypto';
import { feltDisc, samePlaceMeters } from '#geofence';
import type { CaseWork } from './cases.js';
import { refuseIf } from './case.error.js';
import type { Circle, FeltZone, OrderRecord, ZoneKind } from './records.js';
import { radiusLimits, segmentsFor, type ShapeError } from './zone-shape.js';

/** What of a zone decides whether it can be concealed. */
interface Concealable {
  kind: ZoneKind;
  concealed: boolean;
}

/** So few that what is felt is never kept in parts. Distances to it are its circle's; only a way through it asks for sides. */
const mostSegments = 480;

/** Who must stay inside a zone has to know it. @param path of `concealed` in the request */
export const checkConcealable = ({ kind, concealed }: Concealable, path: string): ShapeError[] =>
  concealed && kind === 'inclusion'
    ? [
        {
          path,
          code: 'concealed_inclusion',
          message: 'is for exclusion zones: whoever must stay inside a zone has to know where it is',
        },
      ]
    : [];

/** @param bound a circle that holds all of a zone @param path of `concealed` in the request */
export const checkConcealedBound = ({ radiusMeters }: Circle, path: string): ShapeError[] =>
  radiusMeters > radiusLimits.most ? [tooWide(path)] : [];

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
    zones.flatMap((zone, index) => (zone.concealed ? checkConcealedBound(bounds.get(zone.id)!, pathOf(index)) : [])),
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

/**
 * What would be felt of a zone with this bound. Where nothing was concealed yet the displacement is drawn when the zone is
 * saved, so that nobody draws until he likes it: until then it is an example, the same for each look at the order.
 */
export async function feltPreview(
  book: CaseWork['book'],
  orderId: string,
  bound: Circle,
): Promise<{ circle: Circle; exact: boolean }> {
  const known = await book.zones.placeNear(await protectedPersonsOf({ book }, orderId), bound, samePlaceMeters);
  const seed = known?.seed ?? hash('sha256', `an example for ${orderId}`, 'buffer');
  const { longitude, latitude, radiusMeters } = feltDisc({ ...bound, reachMeters: bound.radiusMeters }, seed);
  return { circle: { longitude, latitude, radiusMeters }, exact: known !== undefined };
}

async function seedOfPlace(work: CaseWork, personIds: readonly string[], bound: Circle): Promise<Buffer> {
  const known = await work.book.zones.placeNear(personIds, bound, samePlaceMeters);
  if (known) return known.seed;
  const seed = randomBytes(32);
  const { longitude, latitude } = bound;
  await work.book.zones.insertPlace({ id: work.newId(), personIds, longitude, latitude, seed, createdAt: work.now });
  return seed;
}

async function protectedPersonsOf({ book }: Pick<CaseWork, 'book'>, orderId: string): Promise<string[]> {
  const parties = (await book.orders.parties([orderId])).get(orderId) ?? [];
  return parties.filter(({ role }) => role === 'protected').map(({ personId }) => personId);
}

const tooWide = (path: string): ShapeError => ({
  path,
  code: 'concealed_too_wide',
  message: `needs a zone within a circle of ${radiusLimits.most} m; draw places farther apart as zones of their own`,
});
