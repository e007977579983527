import { z } from 'zod';
import { panicTriggers, reportAlarms } from '#domain';
import { point } from './geojson.js';

export const fix = z.object({
  fixTime: z.iso.datetime({ offset: true }),
  point,
  accuracyMeters: z.number().min(0).max(100_000).optional(),
  speedMetersPerSecond: z.number().min(0).max(500).optional(),
  courseDegrees: z.number().min(0).max(360).optional(),
  altitudeMeters: z.number().min(-1_000).max(100_000).optional(),
  batteryPercent: z.number().min(0).max(100).optional(),
  moving: z.boolean().optional(),
  source: z.string().max(40).optional(),
  mock: z.boolean().optional(),
  alarms: z.array(z.enum(reportAlarms)).max(20).optional(),
});

export const maxFixesPerRequest = 1_000;

/** Documents the route; the gate reads each fix on its own, so that one bad fix does not lose the others. */
export const reportPositionsBody = z.object({ fixes: z.array(fix).min(1).max(maxFixesPerRequest) });

export const reportPositionsResult = z.object({
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.array(z.object({ index: z.int(), code: z.string(), detail: z.string() })),
  directive: z.object({
    reportEverySeconds: z.int().min(5).max(900),
    /** Somebody waits for where this person is: take a fix now and report it, whatever the interval. */
    locateNow: z.literal(true).optional(),
  }),
});
export type ReportPositionsResult = z.infer<typeof reportPositionsResult>;

export const pressPanicBody = z.strictObject({
  id: z.uuid(),
  pressedAt: z.iso.datetime({ offset: true }),
  trigger: z.enum(panicTriggers),
  fix: z.unknown().optional(),
});
export type PressPanicBody = z.infer<typeof pressPanicBody>;

export const panicResult = z.object({ id: z.uuid(), incidentId: z.uuid(), status: z.enum(['active', 'cancelled']) });
export type PanicResult = z.infer<typeof panicResult>;

export const cancelPanicBody = z.strictObject({ pin: z.string().min(1).max(32) });
