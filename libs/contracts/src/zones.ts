import { z } from 'zod';
import { placeKinds, placeSites } from '#domain';
import { point } from './geojson.js';
import { askedBeside } from './approvals.js';
import { text } from './fields.js';

/** Form only: whether it is a place, closed and valid, `orders` says with better words. */
const position = z.array(z.number(), 'must be [longitude, latitude]').min(2).max(3);
const ring = z.array(position);
const polygon = z.array(ring);

export const givenArea = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('Polygon'), coordinates: polygon, bbox: z.array(z.number()).optional() }),
    z.strictObject({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(polygon),
      bbox: z.array(z.number()).optional(),
    }),
  ],
  'must be a GeoJSON Polygon or MultiPolygon',
);

export const keptArea = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) });

export const givenCenter = z.union(
  [z.strictObject({ type: z.literal('Point'), coordinates: position }), position],
  'must be a GeoJSON Point or [longitude, latitude]',
);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

/** Weekly windows in the order's time zone; `to` not after `from` means past midnight. Days: 1 Monday … 7 Sunday. */
export const schedule = z.strictObject({
  windows: z
    .array(
      z.strictObject({
        days: z.array(z.int().min(1).max(7)).min(1).max(7),
        from: clockTime,
        to: clockTime,
      }),
    )
    .min(1)
    .max(50),
});

export const zoneKind = z.enum(['exclusion', 'inclusion']);
const ringWidth = z.number().min(0).max(50_000);

/** Either `area`, or `center` and `radiusMeters`. */
export const drawZoneBody = z.strictObject({
  name: text(200),
  kind: zoneKind.optional(),
  area: givenArea.optional(),
  center: givenCenter.optional(),
  radiusMeters: z.number().optional(),
  warningRingMeters: ringWidth,
  schedule: schedule.nullable().optional(),
  concealed: z.boolean().optional(),
});
export type DrawZoneBody = z.infer<typeof drawZoneBody>;

export const changeZoneBody = drawZoneBody.partial().extend(askedBeside);
export type ChangeZoneBody = z.infer<typeof changeZoneBody>;

export const zone = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  name: z.string(),
  kind: zoneKind,
  area: keptArea,
  /** When it was drawn as a circle. */
  center: point.nullable(),
  radiusMeters: z.number().nullable(),
  /** Radius of the circle of the same area. */
  sizeMeters: z.number(),
  warningRingMeters: z.number(),
  schedule: schedule.nullable(),
  concealed: z.boolean(),
  /** What the respondent can feel of a concealed zone: warned around this disc, never around the zone. */
  felt: z.object({ center: point, radiusMeters: z.number() }).nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Zone = z.infer<typeof zone>;

export const conflictsOfZone = {
  /** Other zones of the order that share ground with it. */
  zones: z.array(z.object({ zoneId: z.uuid(), sharedSquareMeters: z.number() })),
  /** Places of the respondent that the zone makes unusable, or useless. */
  places: z.array(
    z.object({
      placeId: z.uuid(),
      personId: z.uuid(),
      kind: z.enum(placeKinds),
      point,
      site: z.enum(placeSites),
      /** To the zone; 0 inside. */
      distanceMeters: z.number(),
    }),
  ),
};
export const zoneConflicts = z.object(conflictsOfZone);
export type ZoneConflicts = z.infer<typeof zoneConflicts>;

/** The zones of an order, and for each what they hurt. */
export const zones = z.object({
  zones: z.array(zone),
  conflicts: z.array(z.object({ zoneId: z.uuid(), ...conflictsOfZone })),
});
export type Zones = z.infer<typeof zones>;
