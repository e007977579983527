import type { Report } from '#tracking';

/**
 * A number as phones write it, in JSON or as text. `undefined` when absent or empty, NaN when it is something else: text
 * with a decimal comma, `0x10`, infinity, a list.
 */
export function readNumber(value: unknown): number | undefined {
  const single = firstOf(value);
  if (single === undefined || single === null) return undefined;
  if (typeof single === 'number') return Number.isFinite(single) ? single : NaN;
  if (typeof single !== 'string') return NaN;
  const text = single.trim();
  if (text === '') return undefined;
  return decimal.test(text) && Number.isFinite(Number(text)) ? Number(text) : NaN;
}

const decimal = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;

/** A repeated parameter of a query comes as a list; the first one counts. */
export const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

export function readFlag(value: unknown): boolean | undefined {
  const single = firstOf(value);
  if (typeof single === 'boolean') return single;
  if (single === 'true' || single === '1' || single === 1) return true;
  return single === 'false' || single === '0' || single === 0 ? false : undefined;
}

/** In seconds this is the year 5138, in milliseconds March 1973: between them no live clock stands. */
const millisecondsFrom = 1e11;

/** Seconds or milliseconds since 1970, ISO 8601 or `YYYY-MM-DD HH:MM:SS`; without a zone it is UTC. NaN when unreadable. */
export function readTime(value: unknown): number | undefined {
  const number = readNumber(value);
  if (number === undefined) return undefined;
  if (!Number.isNaN(number))
    return Math.abs(number) < millisecondsFrom ? Math.round(number * 1_000) : Math.round(number);
  const single = firstOf(value);
  const parts = typeof single === 'string' ? dateTime.exec(single.trim()) : null;
  return parts ? Date.parse(`${parts[1]}T${parts[2]}${zone(parts[3])}`) : NaN;
}

// In a query an unescaped "+" of the offset arrives as a blank.
const dateTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[-+ ]\d\d:?\d\d)?$/i;

function zone(text: string | undefined): string {
  if (!text || text.toUpperCase() === 'Z') return 'Z';
  const digits = text.replace(/\D/g, '');
  return `${text.startsWith('-') ? '-' : '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Puts a coordinate pair into the report. One half, or one that is no number, is NaN: the gate then refuses it by name. */
export function setPosition(report: Report, longitude: number | undefined, latitude: number | undefined): void {
  if (longitude === undefined && latitude === undefined) return;
  report.longitude = longitude ?? NaN;
  report.latitude = latitude ?? NaN;
}

/** What a phone says beside the position, in canonical units. */
export interface Extras {
  accuracyMeters?: number | undefined;
  speedMetersPerSecond?: number | undefined;
  courseDegrees?: number | undefined;
  altitudeMeters?: number | undefined;
  batteryPercent?: number | undefined;
}

/** A value that cannot be (a course of 700, -1 for unknown) is left out: the position is worth more than it. */
export function setExtras(report: Report, extras: Extras): void {
  const { accuracyMeters } = extras;
  // Android writes 0 for "no accuracy". Too large stays: the gate must not take such a fix for one of usual accuracy.
  if (accuracyMeters !== undefined && accuracyMeters > 0) report.accuracyMeters = accuracyMeters;
  for (const [name, lowest, highest] of ranges) {
    const value = extras[name];
    if (value !== undefined && value >= lowest && value <= highest) report[name] = value;
  }
}

const ranges = [
  ['speedMetersPerSecond', 0, 500],
  ['courseDegrees', 0, 360],
  ['altitudeMeters', -1_000, 100_000],
  ['batteryPercent', 0, 100],
] as const;

/** Whether anything in it is worth handing on. */
export const saysSomething = (report: Report): boolean =>
  report.latitude !== undefined ||
  report.batteryPercent !== undefined ||
  report.alarms !== undefined ||
  report.beacons !== undefined;
