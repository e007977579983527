import { createHash } from 'node:crypto';
import type { RejectedReport, Report } from './report.js';

/** A device's clock may run this far ahead of ours. */
const futureToleranceMilliseconds = 2 * 60_000;
/** A backlog older than this belongs to evidence of another kind, not to live watching. */
const oldestMilliseconds = 7 * 24 * 3_600_000;
/** Around (0, 0), where receivers without a fix report themselves. About 100 m. */
const nullIslandDegrees = 0.001;
/** Used when a client sends no accuracy: pessimistic for GPS, so that it alone confirms nothing near an edge. */
export const assumedAccuracyMeters = 30;

/** The position of a report that passed, complete. */
export interface GatedPosition {
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  /** Tells two reports of one device and second apart; the same report always has the same one. */
  digest: number;
}

export type GateOutcome = { position: GatedPosition } | { refused: Omit<RejectedReport, 'index'> };

/** Decides whether a report's position is usable. Never decides about its alarms, which go on either way. */
export function gate(report: Report, now: number): GateOutcome {
  const { longitude, latitude, fixTime } = report;
  if (latitude === undefined || longitude === undefined)
    return refuse('invalid', 'point', 'The report has no position.');
  if (!(latitude >= -90 && latitude <= 90))
    return refuse('latitude_out_of_range', 'point.coordinates.1', 'Latitude must be between -90 and 90.');
  if (!(longitude >= -180 && longitude <= 180))
    return refuse('longitude_out_of_range', 'point.coordinates.0', 'Longitude must be between -180 and 180.');
  if (Math.abs(latitude) < nullIslandDegrees && Math.abs(longitude) < nullIslandDegrees)
    return refuse('null_island', 'point.coordinates', 'Position (0, 0) is what receivers send that have no fix.');
  if (!Number.isFinite(fixTime)) return refuse('fix_time_invalid', 'fixTime', 'The time of the fix cannot be read.');
  if (fixTime > now + futureToleranceMilliseconds)
    return refuse(
      'fix_time_in_future',
      'fixTime',
      'The time of the fix is in the future. Check the clock of the device.',
    );
  if (fixTime < now - oldestMilliseconds)
    return refuse('fix_time_too_old', 'fixTime', 'The fix is older than seven days.');
  const accuracyMeters = report.accuracyMeters ?? assumedAccuracyMeters;
  if (!(accuracyMeters >= 0 && accuracyMeters <= 100_000))
    return refuse('accuracy_invalid', 'accuracyMeters', 'Accuracy must be between 0 and 100,000 meters.');
  return { position: { longitude, latitude, accuracyMeters, digest: digestOf(report) } };
}

/**
 * When a report's alarm or battery was said: by the device's clock, or when it came if that clock cannot be right. A
 * bracelet that believes in 1970 still tells when its strap is cut, and its order is in force today.
 */
export const timeOfSignal = ({ fixTime }: Report, receivedAt: number): number =>
  canBeRight(fixTime, receivedAt) ? Math.min(fixTime, receivedAt) : receivedAt;

/** Before any device that is in use was made: a clock that shows less was not set. */
const firstClock = Date.UTC(2020, 0, 1);

/** A backlog that is too old for live watching, by a clock that is right: it must not be taken for what happens now. */
export const isStale = ({ fixTime }: Report, receivedAt: number): boolean =>
  fixTime >= firstClock && fixTime < receivedAt - oldestMilliseconds;

/** Whether a device's clock that showed `fixTime` may have been right. */
export const canBeRight = (fixTime: number, receivedAt: number): boolean =>
  fixTime >= receivedAt - oldestMilliseconds && fixTime <= receivedAt + futureToleranceMilliseconds;

function refuse(code: RejectedReport['code'], path: string, detail: string): GateOutcome {
  return { refused: { code, path, detail } };
}

function digestOf(report: Report): number {
  const alarms = report.alarms?.join() ?? '';
  const heard = report.beacons?.length ? '|beacons' : '';
  if (alarms === '' && heard === '') return plainDigest(report);
  // A repeat of the same place that now carries an alarm, or has heard something, is another report.
  return createHash('sha1')
    .update(`${plainDigest(report)}|${alarms}${heard}`)
    .digest()
    .readInt32LE(0);
}

/** 32 bits of both coordinates at 1e-7 degrees (1 cm): multiplication by odd constants spreads neighbours apart. */
function plainDigest(report: Report): number {
  const x = Math.round(report.longitude! * 1e7) | 0;
  const y = Math.round(report.latitude! * 1e7) | 0;
  return Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
}
