import { z } from 'zod';
import { zoneFaults } from '#domain';
import { point } from './geojson.js';
import { conflictsOfZone, drawZoneBody, keptArea } from './zones.js';

/** A zone as it would be drawn. `zoneId`: the one that it would replace, which is not compared with itself. */
export const checkZoneBody = drawZoneBody
  .pick({ kind: true, area: true, center: true, radiusMeters: true, warningRingMeters: true, concealed: true })
  .extend({ zoneId: z.uuid().optional() });
export type CheckZoneBody = z.infer<typeof checkZoneBody>;

const zonePreview = z.object({
  /** As it would be kept. */
  area: keptArea,
  areaSquareMeters: z.number(),
  /** Of all its edges, holes too. */
  perimeterMeters: z.number(),
  /** The zone and its warning ring; `null`: it has none. */
  warningRing: keptArea.nullable(),
  /** `exact: false`: where its center will lie is drawn when the zone is saved; this is an example of the same size. */
  felt: z.object({ center: point, radiusMeters: z.number(), exact: z.boolean() }).nullable(),
  ...conflictsOfZone,
});
export type ZonePreview = z.infer<typeof zonePreview>;

export const zoneCheck = z.object({
  problems: z.array(z.object({ path: z.string(), code: z.enum(zoneFaults), message: z.string() })),
  /** `null`: the zone cannot be drawn like this. */
  preview: zonePreview.nullable(),
});
export type ZoneCheck = z.infer<typeof zoneCheck>;
