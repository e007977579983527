import type { Schedule } from '#geofence';
import type { CaseWork } from './cases.js';
import { present, refuseIf } from './case.error.js';
import { checkConcealable, concealZones } from './conceal-zones.js';
import { stepRefused } from './order-terms.js';
import type { DrawnArea } from './zones.port.js';
import type { Area, Circle, LonLat, OrderRecord, ZoneKind, ZoneRecord } from './records.js';
import { lockOrder, settleOrder } from './whole-order.js';
import { checkMeasured, looksSwapped, swappedMessage } from './zone-check.js';
import {
  checkForm,
  crossesAntimeridian,
  flat,
  isPlace,
  noPlace,
  radiusLimits,
  segmentsFor,
  type ShapeError,
} from './zone-shape.js';

/** Either an area, or a center and a radius. */
export interface ZoneShape {
  area?: Area | undefined;
  center?: LonLat | undefined;
  radiusMeters?: number | undefined;
}

export interface NewZone extends ZoneShape {
  name: string;
  kind?: ZoneKind | undefined;
  warningRingMeters: number;
  schedule?: Schedule | null | undefined;
  concealed?: boolean | undefined;
}

/** Draws a zone into a draft or an active order. */
export async function drawZone(work: CaseWork, orderId: string, zone: NewZone): Promise<ZoneRecord> {
  const order = await lockOrder(work, orderId);
  if (order.status === 'revoked') throw stepRefused('A revoked order takes no new zones.');
  const [id] = await drawInto(work, order, [zone], () => '');
  const { zones } = await settleOrder(work, order, 'zone_drawn');
  return present(zones.find((drawn) => drawn.id === id));
}

/** Ids of the new zones of an order that is locked or new; the caller settles it. @param prefix of the zone's fields in the request */
export async function drawInto(
  work: CaseWork,
  order: OrderRecord,
  zones: readonly NewZone[],
  prefix: (index: number) => string,
): Promise<string[]> {
  refuseZoneIf(
    zones.flatMap(({ kind = 'exclusion', concealed = false }, index) =>
      checkConcealable({ kind, concealed }, `${prefix(index)}concealed`),
    ),
  );
  const shapes = await shapesOf(work, order.timeZone, zones, prefix);
  const rows = zones.map((zone, index) => ({
    id: work.newId(),
    orderId: order.id,
    createdAt: work.now,
    updatedAt: work.now,
    name: zone.name,
    kind: zone.kind ?? ('exclusion' as const),
    warningRingMeters: zone.warningRingMeters,
    schedule: zone.schedule ?? null,
    concealed: zone.concealed ?? false,
    felt: null,
    ...shapes[index]!,
  }));
  await work.book.zones.insert(rows);
  if (rows.some((row) => row.concealed)) await concealZones(work, order, rows, (index) => `${prefix(index)}concealed`);
  for (const row of rows) work.record('zone.draw', 'zone', row.id);
  return rows.map((row) => row.id);
}

export type CheckedShape = DrawnArea & Pick<ZoneRecord, 'circle' | 'sizeMeters'>;

/** Shapes that can be drawn, or what is wrong with them. */
export type ExaminedShapes =
  { errors: readonly ShapeError[]; shapes?: never } | { errors?: never; shapes: CheckedShape[] };

/** Checks shapes by themselves, then on the map, and makes polygons of circles. Every wrong one is named. */
export async function shapesOf(
  work: Pick<CaseWork, 'book' | 'now'>,
  timeZone: string,
  shapes: readonly ZoneShape[],
  prefix: (index: number) => string,
): Promise<CheckedShape[]> {
  const { errors, shapes: checked } = await examineShapes(work, timeZone, shapes, prefix);
  refuseZoneIf(errors ?? []);
  return checked!;
}

/** What {@link shapesOf} refuses, said instead of thrown. */
export async function examineShapes(
  { book, now }: Pick<CaseWork, 'book' | 'now'>,
  timeZone: string,
  shapes: readonly ZoneShape[],
  prefix: (index: number) => string,
): Promise<ExaminedShapes> {
  const malformed = shapes.flatMap((shape, index) => checkShape(shape, prefix(index)));
  if (malformed.length > 0) return { errors: malformed };
  const circles = shapes.map(circleOf);
  const polygons = await book.zones.polygonsOf(
    circles.flatMap((circle) => (circle ? [{ ...circle, segments: segmentsFor(circle.radiusMeters) }] : [])),
  );
  let next = 0;
  const drawn = shapes.map((shape, index) => {
    const area = circles[index] ? polygons[next++]! : flat(shape.area!);
    return { area, crossesAntimeridian: crossesAntimeridian(area) };
  });
  const measured = await book.zones.measure(drawn);
  const misdrawn = drawn.flatMap((area, index): ShapeError[] => {
    const path = `${prefix(index)}${circles[index] ? 'center' : 'area'}`;
    const errors = circles[index] ? [] : checkMeasured(area, measured[index]!, path);
    if (errors.length > 0 || !looksSwapped(area, measured[index]!, timeZone, now)) return errors;
    return [{ path, code: 'looks_swapped', message: swappedMessage }];
  });
  if (misdrawn.length > 0) return { errors: misdrawn };
  return {
    shapes: drawn.map((area, index) => {
      const circle = circles[index] ?? null;
      const sizeMeters = circle?.radiusMeters ?? Math.sqrt(measured[index]!.areaSquareMeters / Math.PI);
      return { ...area, circle, sizeMeters };
    }),
  };
}

function checkShape(shape: ZoneShape, prefix: string): ShapeError[] {
  const { area, center, radiusMeters } = shape;
  const error = (field: string, code: ShapeError['code'], message: string): ShapeError => ({
    path: `${prefix}${field}`,
    code,
    message,
  });
  if (area && (center || radiusMeters !== undefined))
    return [error('area', 'shape_twice', 'give either an area, or a center and radiusMeters, not both')];
  if (area) return checkForm(area, `${prefix}area`);
  if (!center && radiusMeters === undefined)
    return [error('area', 'shape_missing', 'is missing: give an area, or a center and radiusMeters')];
  const errors: ShapeError[] = [];
  if (!center) errors.push(error('center', 'center_missing', 'is missing beside radiusMeters'));
  else if (!isPlace(center.longitude, center.latitude))
    errors.push(noPlace(`${prefix}center`, center.longitude, center.latitude));
  if (radiusMeters === undefined) errors.push(error('radiusMeters', 'radius_missing', 'is missing beside center'));
  else if (!(radiusMeters >= radiusLimits.least && radiusMeters <= radiusLimits.most))
    errors.push(
      error(
        'radiusMeters',
        'radius_out_of_bounds',
        `must be between ${radiusLimits.least} and ${radiusLimits.most} meters`,
      ),
    );
  return errors;
}

const circleOf = ({ center, radiusMeters }: ZoneShape): Circle | null =>
  center && radiusMeters !== undefined ? { ...center, radiusMeters } : null;

const refuseZoneIf = (errors: readonly ShapeError[]): void =>
  refuseIf(errors, 'zone_invalid', 'The zone cannot be drawn like this.');
