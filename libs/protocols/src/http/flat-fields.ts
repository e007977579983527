import type { Report } from '#tracking';
import { metersOfDilution } from '../dilution.js';
import { setAlarms } from './read-alarms.js';
import { firstOf, readFlag, readNumber, readTime, setExtras, setPosition } from './read-values.js';

/** A dialect of names and values side by side, in a query, a form or a JSON object: the names it uses, best first. */
export interface FlatDialect {
  latitude: readonly string[];
  longitude: readonly string[];
  time: readonly string[];
  speed: readonly string[];
  course: readonly string[];
  altitude: readonly string[];
  accuracy: readonly string[];
  battery: readonly string[];
  /** Meters per second in one unit of its speed. */
  speedUnit: number;
}

export type Fields = Readonly<Record<string, unknown>>;

/** @param missingTime milliseconds since 1970 UTC that stand for a time that was not sent; NaN has the report refused. */
export function readFlat(
  fields: Fields,
  dialect: FlatDialect,
  missingTime: number,
): { report: Report; unknownAlarms: number } {
  const number = (names: readonly string[]) => readNumber(pick(fields, names));
  const report: Report = { fixTime: readTime(pick(fields, dialect.time)) ?? missingTime };
  const [latitude, longitude] = pairOf(fields['location']);
  setPosition(report, number(dialect.longitude) ?? longitude, number(dialect.latitude) ?? latitude);
  const speed = number(dialect.speed);
  const dilution = number(['hdop']);
  setExtras(report, {
    accuracyMeters: number(dialect.accuracy) || metersOfDilution(dilution),
    speedMetersPerSecond: speed === undefined ? undefined : speed * dialect.speedUnit,
    courseDegrees: number(dialect.course),
    altitudeMeters: number(dialect.altitude),
    batteryPercent: number(dialect.battery),
  });
  const mock = readFlag(fields['mock']);
  if (mock !== undefined) report.mock = mock;
  return { report, unknownAlarms: setAlarms(report, fields['alarm']) };
}

/** Whether at least one field of a report is named at all. */
export const namesAnyField = (fields: Fields, dialect: FlatDialect): boolean =>
  ['location', 'alarm', ...dialect.latitude, ...dialect.longitude, ...dialect.time, ...dialect.battery].some(
    (name) => fields[name] !== undefined,
  );

function pick(fields: Fields, names: readonly string[]): unknown {
  for (const name of names) {
    const value = fields[name];
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** `location=lat,lon` of some OsmAnd clients. */
function pairOf(value: unknown): [latitude: number | undefined, longitude: number | undefined] {
  const text = firstOf(value);
  if (typeof text !== 'string' || text === '') return [undefined, undefined];
  const [latitude, longitude] = text.split(',');
  return [readNumber(latitude), readNumber(longitude)];
}
