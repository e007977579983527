import { z } from 'zod';
import { keptArea } from './zones.js';

/** What of a zone a shape is: itself, the belt around it (with what it surrounds), and of a concealed one what the respondent feels. */
export const zoneParts = ['zone', 'ring', 'felt', 'felt_ring'] as const;

/** An order's zones as a map draws them. */
export const zoneOutlines = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: keptArea,
      properties: z.object({
        zoneId: z.uuid(),
        name: z.string(),
        kind: z.enum(['exclusion', 'inclusion']),
        part: z.enum(zoneParts),
        /** From when until when the zone was like this. `from` is `null`: since before that is known; `until`: it still is. */
        from: z.iso.datetime().nullable(),
        until: z.iso.datetime().nullable(),
      }),
    }),
  ),
});
export type ZoneOutlines = z.infer<typeof zoneOutlines>;

/** `since`: also what zones were at some time since then, and no longer are. */
export const groundQuery = z.strictObject({ since: z.iso.datetime().optional() });
export type GroundQuery = z.infer<typeof groundQuery>;

/** What an order forbids, as a map draws it. `null`: it has no proximity limit. */
export const forbiddenGround = z.object({
  proximityLimitMeters: z.number().nullable(),
  proximityWarningMeters: z.number().nullable(),
  zones: zoneOutlines,
});
export type ForbiddenGround = z.infer<typeof forbiddenGround>;

/** From when to when; at most seven days. */
export const periodQuery = z.strictObject({ from: z.iso.datetime().optional(), to: z.iso.datetime().optional() });
export type PeriodQuery = z.infer<typeof periodQuery>;
