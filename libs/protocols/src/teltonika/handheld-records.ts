import type { Report } from '#tracking';
import { metersOfDilution } from '../dilution.js';
import { saysSomething, setExtras, setPosition } from '../http/read-values.js';
import type { ByteReader } from '../stream/byte-reader.js';

/** Codec 7, of the handheld GH1202, GH3000 and others: records say which parts they have. */
export const handheldCodec = 0x07;

/** `priority` of a record that a device calls panic. */
export const panicPriority = 2;

const firstSecond = Date.UTC(2007, 0, 1);
const parts = { gps: 0x01, bytes: 0x02, words: 0x04, longs: 0x08 };
const gpsParts = { place: 0x01, altitude: 0x02, course: 0x04, speed: 0x08, satellites: 0x10 };
/** Bytes of what else may stand there: cell, radio, operator. */
const otherParts: readonly (readonly [number, number])[] = [
  [0x20, 4],
  [0x40, 1],
  [0x80, 4],
];
const ids = { batteryLevel: 1, hdop: 20, alarm: 222, movement: 240 };
const metersPerSecond = 1 / 3.6;
const degreesPerStep = 360 / 256;

/** Two bits of priority and the seconds since 2007, which parts follow, and the parts. */
export function readHandheldRecord(reader: ByteReader): Report | undefined {
  const head = reader.u32();
  const present = reader.u8();
  const report: Report = { fixTime: firstSecond + (head & 0x3fffffff) * 1_000 };
  if (present & parts.gps) readGps(reader, report);
  const elements = new Map<number, number>();
  const readers = [() => reader.u8(), () => reader.u16(), () => reader.u32()];
  [parts.bytes, parts.words, parts.longs].forEach((part, index) => {
    for (let left = present & part ? reader.u8() : 0; left > 0; left--) elements.set(reader.u8(), readers[index]!());
  });
  const hdop = elements.get(ids.hdop);
  if (report.latitude !== undefined && hdop !== undefined)
    setExtras(report, { accuracyMeters: metersOfDilution(hdop / 10) });
  setExtras(report, { batteryPercent: elements.get(ids.batteryLevel) });
  const movement = elements.get(ids.movement);
  if (movement !== undefined) report.moving = movement === 1;
  if (head >>> 30 === panicPriority || elements.get(ids.alarm) === 1) report.alarms = ['sos'];
  return saysSomething(report) ? report : undefined;
}

/** Degrees as floating numbers. A place that does not say by how many satellites is not believed. */
function readGps(reader: ByteReader, report: Report): void {
  const present = reader.u8();
  const has = (part: number): boolean => (present & part) !== 0;
  const place = has(gpsParts.place) ? { latitude: reader.f32(), longitude: reader.f32() } : undefined;
  const altitudeMeters = has(gpsParts.altitude) ? reader.i16() : undefined;
  const course = has(gpsParts.course) ? reader.u8() : undefined;
  const speed = has(gpsParts.speed) ? reader.u8() : undefined;
  const satellites = has(gpsParts.satellites) ? reader.u8() : 0;
  for (const [part, bytes] of otherParts) if (has(part)) reader.take(bytes);
  if (!place || satellites === 0 || !Number.isFinite(place.latitude) || !Number.isFinite(place.longitude)) return;
  setPosition(report, place.longitude, place.latitude);
  setExtras(report, {
    altitudeMeters,
    courseDegrees: course === undefined ? undefined : course * degreesPerStep,
    speedMetersPerSecond: speed === undefined ? undefined : speed * metersPerSecond,
  });
}
