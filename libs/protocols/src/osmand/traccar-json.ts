import type { Report } from '#tracking';
import { isRecord } from '../http/decoded.js';
import { setAlarms } from '../http/read-alarms.js';
import { readFlag, readNumber, readTime, setExtras, setPosition } from '../http/read-values.js';

export const traccarJsonFieldNames = {
  point: 'location.coords',
  'point.coordinates': 'location.coords.latitude',
  'point.coordinates.0': 'location.coords.longitude',
  'point.coordinates.1': 'location.coords.latitude',
  fixTime: 'location.timestamp',
  accuracyMeters: 'location.coords.accuracy',
};

/** One `location` of Traccar Client 9. Speed is m/s, battery 0 to 1, and -1 stands for unknown. */
export function readTraccarLocation(fields: Record<string, unknown>): { report: Report; unknownAlarms: number } {
  const part = (name: string) => (isRecord(fields[name]) ? fields[name] : {});
  const [coords, battery, extras] = [part('coords'), part('battery'), part('extras')];

  const report: Report = { fixTime: readTime(fields['timestamp']) ?? NaN };
  setPosition(report, readNumber(coords['longitude']), readNumber(coords['latitude']));
  const level = readNumber(battery['level']);
  setExtras(report, {
    accuracyMeters: readNumber(coords['accuracy']),
    speedMetersPerSecond: readNumber(coords['speed']),
    courseDegrees: readNumber(coords['heading']),
    altitudeMeters: readNumber(coords['altitude']),
    batteryPercent: level === undefined ? undefined : level * 100,
  });
  const moving = readFlag(fields['is_moving']) ?? (part('activity')['type'] === 'still' ? false : undefined);
  if (moving !== undefined) report.moving = moving;
  const mock = readFlag(fields['mock']);
  if (mock !== undefined) report.mock = mock;
  const unknownAlarms = setAlarms(report, fields['alarm'], extras['alarm']);
  // This version always knows a position; without one the message is no message of it.
  if (report.latitude === undefined && !report.alarms) setPosition(report, NaN, NaN);
  return { report, unknownAlarms };
}
