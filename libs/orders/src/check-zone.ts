import { present } from './case.error.js';
import { checkConcealable, checkConcealedBound, feltPreview } from './conceal-zones.js';
import { examineShapes, type ZoneShape } from './draw-zone.js';
import type { CaseBook } from './ports.js';
import type { ComparedZone, ShapePreview, ZoneConflicts } from './zones.port.js';
import type { Circle, OrderRecord, ZoneKind, ZoneRecord } from './records.js';
import { crossesAntimeridian, type ShapeError } from './zone-shape.js';

/** A zone that somebody is about to draw, or to draw anew. */
export interface IntendedZone extends ZoneShape {
  /** The zone that it would replace. */
  zoneId?: string | undefined;
  kind?: ZoneKind | undefined;
  warningRingMeters: number;
  concealed?: boolean | undefined;
}

export interface ZonePreview extends Omit<ShapePreview, 'bound'>, ZoneConflicts {
  /** `exact: false`: an example. */
  felt: { circle: Circle; exact: boolean } | null;
}

export interface CheckedZone {
  problems: readonly ShapeError[];
  preview: ZonePreview | null;
}

/**
 * What drawing a zone would do, without doing it: everything that is wrong with it, or how it would be kept, watched and felt,
 * and what of the order and of the respondent it would hurt.
 *
 * @param now milliseconds since 1970
 */
export async function checkZone(
  book: CaseBook,
  now: number,
  orderId: string,
  zone: IntendedZone,
): Promise<CheckedZone> {
  const order = present(await book.orders.byId(orderId));
  await requireOwnZone(book, order, zone.zoneId);
  const { kind = 'exclusion', concealed = false, warningRingMeters } = zone;
  const concealable = checkConcealable({ kind, concealed }, 'concealed');
  const { errors, shapes } = await examineShapes({ book, now }, order.timeZone, [zone], () => '');
  if (errors) return refused([...errors, ...concealable]);
  const [shape] = shapes;
  const { bound, ...preview } = await book.zones.preview(shape!, warningRingMeters);
  const problems = [...concealable, ...(concealed ? checkConcealedBound(bound, 'concealed') : [])];
  if (problems.length > 0) return refused(problems);
  const felt = concealed ? await feltPreview(book, order.id, bound) : null;
  const compared: ComparedZone = {
    zoneId: zone.zoneId ?? null,
    kind,
    warningRingMeters,
    felt: felt?.circle ?? null,
    area: shape!.area,
    crossesAntimeridian: shape!.crossesAntimeridian,
  };
  const [conflicts] = await book.zones.conflictsOf(order.id, [compared]);
  return { problems: [], preview: { ...preview, felt, ...conflicts! } };
}

/** What each kept zone of an order hurts, in the order given. */
export const conflictsOfZones = (
  book: CaseBook,
  orderId: string,
  zones: readonly ZoneRecord[],
): Promise<ZoneConflicts[]> =>
  book.zones.conflictsOf(
    orderId,
    zones.map(({ id, kind, warningRingMeters, felt, area }) => ({
      zoneId: id,
      kind,
      warningRingMeters,
      felt: felt?.circle ?? null,
      area,
      crossesAntimeridian: crossesAntimeridian(area),
    })),
  );

async function requireOwnZone(book: CaseBook, order: OrderRecord, zoneId: string | undefined): Promise<void> {
  if (zoneId === undefined) return;
  const zone = present(await book.zones.byId(zoneId));
  present(zone.orderId === order.id ? zone : undefined);
}

const refused = (problems: readonly ShapeError[]): CheckedZone => ({ problems, preview: null });
