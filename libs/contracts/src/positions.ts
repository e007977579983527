import { z } from 'zod';
import { panicTriggers, reportAlarms } from '#domain';
import { point } from './geojson.js';

/** A Bluetooth beacon that the device heard. */
export const beaconSighting = z.object({
  /** What the beacon sends, hexadecimal: its MAC address (12), or its Eddystone (32) or iBeacon (40) identity. */
  beacon: z.string().regex(/^(?:[0-9a-fA-F]{12}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40})$/),
  /** dBm. */
  rssi: z.int().min(-127).max(20),
  batteryMillivolts: z.int().min(0).max(65_535).optional(),
});

export const maxBeaconsPerFix = 32;

export const fix = z.object({
  fixTime: z.iso.datetime({ offset: true }),
  /** Absent only where the report carries an alarm, or beacons that were heard. */
  point: point.optional(),
  accuracyMeters: z.number().min(0).max(100_000).optional(),
  speedMetersPerSecond: z.number().min(0).max(500).optional(),
  courseDegrees: z.number().min(0).max(360).optional(),
  altitudeMeters: z.number().min(-1_000).max(100_000).optional(),
  batteryPercent: z.number().min(0).max(100).optional(),
  /** Strength of the device's radio link. */
  signalPercent: z.int().min(0).max(100).optional(),
  moving: z.boolean().optional(),
  source: z.string().max(40).optional(),
  mock: z.boolean().optional(),
  alarms: z.array(z.enum(reportAlarms)).max(20).optional(),
  beacons: z.array(beaconSighting).max(maxBeaconsPerFix).optional(),
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
