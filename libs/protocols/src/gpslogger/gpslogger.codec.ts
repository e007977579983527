import { type Decoded, dialectUnknown, type HttpMessage, isRecord } from '../http/decoded.js';
import { type FlatDialect, namesAnyField, readFlat } from '../http/flat-fields.js';
import { setPosition } from '../http/read-values.js';

const flat: FlatDialect = {
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'longitude', 'lng'],
  time: ['time', 'timestamp'],
  speed: ['spd', 's', 'speed'],
  course: ['dir', 'bearing'],
  altitude: ['alt', 'altitude'],
  accuracy: ['acc', 'accuracy'],
  battery: ['batt', 'battery'],
  speedUnit: 1,
};

const fieldNames = {
  point: 'lat',
  'point.coordinates': 'lat',
  'point.coordinates.0': 'lon',
  'point.coordinates.1': 'lat',
  fixTime: 'time',
  accuracyMeters: 'acc',
};

/**
 * GPSLogger's custom URL (gpslogger.app): the person chose method and template, so the fields may stand in the query, in a
 * form or in a flat JSON object, under the app's own words (`%ALL`) or those of its template. Speed is m/s. It sends
 * points again; a point without a time is refused, since a second sending could not be told from a second point.
 *
 * @throws Problem `dialect_unknown` when no field of a point is named
 */
export function decodeGpsLogger(message: HttpMessage): Decoded {
  const fields = {
    ...(isRecord(message.query) ? message.query : {}),
    ...(isRecord(message.body) ? message.body : {}),
  };
  if (!namesAnyField(fields, flat)) throw dialectUnknown('lat', 'is missing');
  const { report, unknownAlarms } = readFlat(fields, flat, NaN);
  if (report.latitude === undefined && !report.alarms) setPosition(report, NaN, NaN);
  return { reports: [report], fieldNames, alwaysTaken: false, unknownAlarms };
}
