import { Problem } from '#domain';
import type { Report } from '#tracking';
import { type Decoded, dialectUnknown, type HttpMessage, isRecord, refuseTooMany } from '../http/decoded.js';
import { type Fields, type FlatDialect, namesAnyField, readFlat } from '../http/flat-fields.js';
import { saysSomething } from '../http/read-values.js';
import { readTraccarLocation, traccarJsonFieldNames } from './traccar-json.js';

const flat: FlatDialect = {
  latitude: ['lat', 'latitude'],
  longitude: ['lon', 'lng', 'longitude'],
  time: ['timestamp', 'time'],
  speed: ['speed'],
  course: ['bearing', 'heading'],
  altitude: ['altitude', 'alt'],
  accuracy: ['accuracy', 'acc'],
  battery: ['batt', 'battery'],
  // Knots, in every version: also version 10 multiplies by 1.94384 before it sends.
  speedUnit: 1_852 / 3_600,
};

const flatFieldNames = {
  point: 'lat',
  'point.coordinates': 'lat',
  'point.coordinates.0': 'lon',
  'point.coordinates.1': 'lat',
  fixTime: 'timestamp',
  accuracyMeters: 'accuracy',
};

/**
 * The OsmAnd protocol as Traccar Client speaks it: version 8 and older a query on GET or POST, version 9 JSON with a
 * `location` (or a list of them), version 10 a form, or a list of its fields as JSON. A heartbeat or an SOS may come
 * without a position.
 *
 * @param receivedAt milliseconds since 1970 UTC: the time of a report that carries none, as simple trackers send it
 * @throws Problem `dialect_unknown` when no dialect fits, `unprocessable` when a list speaks for several devices, `too_large`
 */
export function decodeOsmand(message: HttpMessage, receivedAt: number): Decoded {
  const { body } = message;
  const query = isRecord(message.query) ? message.query : {};
  if (Array.isArray(body)) return decodeList(body, receivedAt);
  const fields = { ...query, ...(isRecord(body) ? body : {}) };
  // A query or a form that repeats `location=lat,lon` is a list too, but of texts.
  const locations = [fields['location']].flat().filter(isRecord);
  if (locations.length > 0) {
    return decoded(locations.map(readTraccarLocation), traccarJsonFieldNames, Array.isArray(fields['location']));
  }
  if (!namesAnyField(fields, flat)) throw dialectUnknown('lat', 'is missing');
  return decoded([readFlat(fields, flat, receivedAt)], flatFieldNames, false);
}

/** Version 10 may send what waited as one list. The guard has looked at the first element alone. */
function decodeList(list: readonly unknown[], receivedAt: number): Decoded {
  const elements = list.filter(isRecord);
  if (elements.length === 0) throw dialectUnknown('0', 'is missing');
  const differing = elements.findIndex((element) => idOf(element) !== idOf(elements[0]!));
  if (differing >= 0) {
    throw new Problem('unprocessable', 'several_devices', 'A list must be of one device.', [
      { path: `${differing}.id`, message: 'differs from the first' },
    ]);
  }
  const reads = elements.map((element) =>
    isRecord(element['location']) ? readTraccarLocation(element['location']) : readFlat(element, flat, receivedAt),
  );
  return decoded(reads, flatFieldNames, true);
}

const idOf = (fields: Fields): unknown => fields['id'] ?? fields['deviceid'] ?? fields['device_id'];

function decoded(
  reads: readonly { report: Report; unknownAlarms: number }[],
  fieldNames: Readonly<Record<string, string>>,
  alwaysTaken: boolean,
): Decoded {
  refuseTooMany(reads.length);
  return {
    // A heartbeat with nothing in it is taken: version 10 sends one when it has no fix, and repeats it until a 2xx.
    reports: reads.map((read) => read.report).filter(saysSomething),
    fieldNames,
    alwaysTaken,
    unknownAlarms: reads.reduce((sum, read) => sum + read.unknownAlarms, 0),
  };
}
