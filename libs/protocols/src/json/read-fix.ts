import { type ReportAlarm, reportAlarms } from '#domain';
import type { RejectedReport, Report } from '#tracking';
import { readBeacons } from './read-beacons.js';

/** Why one fix cannot be read. `field` is its path inside the fix (`point.coordinates.1`), empty for the fix itself. */
export interface UnreadableFix {
  code: Extract<RejectedReport['code'], 'invalid' | 'fix_time_invalid'>;
  field: string;
  /** For a human; never repeats what was sent. */
  detail: string;
}

/**
 * One fix of our own JSON (API.md) as a canonical report. Checks types, and the ranges of what no gate looks at; ranges of
 * position, time and accuracy are the gate's. `null` is absence: browsers say it of a speed they do not know. Never throws.
 *
 * A fix that carries a known alarm is never refused: what of it cannot be read is left out, and the alarm goes on. One that has heard
 * beacons needs no point.
 */
export function readFix(value: unknown): Report | UnreadableFix {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable('', 'Each fix must be an object.');
  }
  const fix = value as Record<string, unknown>;
  let firstError: UnreadableFix | undefined;

  const time = typeof fix['fixTime'] === 'string' ? parseIsoTime(fix['fixTime']) : NaN;
  const report: Report = { fixTime: time };
  if (Number.isNaN(time)) firstError = timeUnreadable;

  const heard = readBeacons(fix['beacons']);
  if (heard.beacons.length > 0) report.beacons = heard.beacons;
  if (fix['point'] != null || heard.beacons.length === 0) {
    const pointError = readPoint(fix['point'], report);
    firstError ??= pointError;
  }
  const accuracy = fix['accuracyMeters'];
  if (typeof accuracy === 'number' && Number.isFinite(accuracy)) report.accuracyMeters = accuracy;
  else if (accuracy != null) firstError ??= unreadable('accuracyMeters', 'The accuracy must be a number of meters.');

  for (const [name, lowest, highest, detail] of numbers) {
    const number = fix[name];
    if (number == null) continue;
    if (typeof number === 'number' && number >= lowest && number <= highest) report[name] = number;
    else firstError ??= unreadable(name, detail);
  }
  const signal = fix['signalPercent'];
  if (Number.isInteger(signal) && (signal as number) >= 0 && (signal as number) <= 100)
    report.signalPercent = signal as number;
  else if (signal != null)
    firstError ??= unreadable('signalPercent', 'The signal must be a whole number from 0 to 100.');
  for (const name of flags) {
    const flag = fix[name];
    if (flag == null) continue;
    if (typeof flag === 'boolean') report[name] = flag;
    else firstError ??= unreadable(name, 'This must be true or false.');
  }
  const source = fix['source'];
  if (typeof source === 'string' && sourceText.test(source)) report.source = source;
  else if (source != null) firstError ??= unreadable('source', 'The source must be a text of at most 40 characters.');

  if (heard.error) firstError ??= unreadable(heard.error.field, heard.error.detail);
  const alarmError = fix['alarms'] == null ? undefined : readAlarms(fix['alarms'], report);
  firstError ??= alarmError;
  return firstError === undefined || report.alarms ? report : firstError;
}

/** Whole characters without control characters: PostgreSQL keeps neither a NUL nor half a character in a text. */
const sourceText = /^[^\p{Cc}\p{Cs}]{0,40}$/u;

/** Tells the two results of {@link readFix} apart. */
export const isUnreadable = (result: Report | UnreadableFix): result is UnreadableFix => 'code' in result;

const numbers: readonly (readonly [
  name: 'speedMetersPerSecond' | 'courseDegrees' | 'altitudeMeters' | 'batteryPercent',
  lowest: number,
  highest: number,
  detail: string,
])[] = [
  ['speedMetersPerSecond', 0, 500, 'The speed must be a number from 0 to 500.'],
  ['courseDegrees', 0, 360, 'The course must be a number from 0 to 360.'],
  ['altitudeMeters', -1_000, 100_000, 'The altitude must be a number from -1000 to 100000.'],
  ['batteryPercent', 0, 100, 'The battery must be a number from 0 to 100.'],
];
const flags = ['moving', 'mock'] as const;
const alarmWords: ReadonlySet<unknown> = new Set(reportAlarms);

const unreadable = (field: string, detail: string): UnreadableFix => ({ code: 'invalid', field, detail });

const timeUnreadable: UnreadableFix = {
  code: 'fix_time_invalid',
  field: 'fixTime',
  detail: 'The fix time must be an ISO 8601 time with its offset, such as 2026-05-03T09:00:00Z.',
};

/** Milliseconds since 1970 UTC, or NaN. A time without an offset is refused: it would be read as the server's own zone. */
function parseIsoTime(text: string): number {
  const length = text.length;
  if (length < 17 || length > 40 || text.charCodeAt(10) !== 0x54 /* T */) return NaN;
  const signOfOffset = text.charCodeAt(length - 6);
  const hasOffset = text.charCodeAt(length - 1) === 0x5a /* Z */ || signOfOffset === 0x2b || signOfOffset === 0x2d;
  return hasOffset ? Date.parse(text) : NaN;
}

function readPoint(value: unknown, report: Report): UnreadableFix | undefined {
  if (value == null) return unreadable('point', 'The fix has no point.');
  if (typeof value !== 'object') return unreadable('point', 'The point must be a GeoJSON Point.');
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  if (type !== 'Point') return unreadable('point.type', 'The point must be a GeoJSON Point.');
  if (!Array.isArray(coordinates) || coordinates.length !== 2) {
    return unreadable('point.coordinates', 'The coordinates must be [longitude, latitude].');
  }
  const [longitude, latitude] = coordinates as unknown[];
  if (!Number.isFinite(longitude)) return unreadable('point.coordinates.0', 'The longitude must be a number.');
  if (!Number.isFinite(latitude)) return unreadable('point.coordinates.1', 'The latitude must be a number.');
  report.longitude = longitude as number;
  report.latitude = latitude as number;
  return undefined;
}

/** Known words are kept whatever stands beside them: an SOS is not lost to a word that only newer devices know. */
function readAlarms(value: unknown, report: Report): UnreadableFix | undefined {
  if (!Array.isArray(value) || value.length > 20) {
    return unreadable('alarms', 'The alarms must be an array of at most 20 words.');
  }
  const known: ReportAlarm[] = [];
  let unknownAt = -1;
  for (let index = 0; index < value.length; index += 1) {
    const word: unknown = value[index];
    if (!alarmWords.has(word)) unknownAt = unknownAt < 0 ? index : unknownAt;
    else if (!known.includes(word as ReportAlarm)) known.push(word as ReportAlarm);
  }
  if (known.length > 0) report.alarms = known;
  if (unknownAt < 0) return undefined;
  return unreadable(`alarms.${unknownAt}`, `The alarm must be one of: ${reportAlarms.join(', ')}.`);
}
