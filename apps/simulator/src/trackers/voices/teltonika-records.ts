import { kilometersPerHour, wholeCourse } from './written.js';
import type { TrackerAlarm, TrackerFix } from './tracker-voice.js';

/** AVL ids of TMT250 and TAT240 with the alarms that they are (wiki.teltonika-gps.com, AVL ID lists). */
const ids = { signal: 21, gnssStatus: 69, battery: 113, dilution: 182, movement: 240 };
const alarmElements: Readonly<Partial<Record<TrackerAlarm, { id: number; value: number }>>> = {
  sos: { id: 236, value: 1 },
  fall: { id: 242, value: 1 },
  power_cut: { id: 252, value: 1 },
  removal: { id: 20_019, value: 0 },
};

const codec8Extended = 0x8e;
const priorities = { low: 0, high: 1 };
const gnss = { fix: 1, noFix: 2 };
/** Time, priority, place, height, course, satellites, speed. */
const placeBytes = 8 + 1 + 4 + 4 + 2 + 2 + 1 + 2;
/** Event, count of all, and the counts of those of 1, 2, 4, 8 and of variable bytes. */
const countBytes = 7 * 2;
const shortElements = 4;

const alarmOf = ({ alarm }: TrackerFix) => (alarm === undefined ? undefined : alarmElements[alarm]);

function sizeOfRecord(fix: TrackerFix): number {
  const short = shortElements + (alarmOf(fix) ? 1 : 0);
  return placeBytes + countBytes + short * 3 + (fix.horizontalDilution === undefined ? 0 : 4);
}

/** Of the whole data field: codec, count, records, count. */
export const sizeOfRecords = (fixes: readonly TrackerFix[]): number =>
  fixes.reduce((size, fix) => size + sizeOfRecord(fix), 3);

export function writeRecords(fixes: readonly TrackerFix[], bytes: Buffer, from: number): void {
  bytes[from] = codec8Extended;
  bytes[from + 1] = fixes.length;
  let at = from + 2;
  for (const fix of fixes) at = writeRecord(fix, bytes, at);
  bytes[at] = fixes.length;
}

function writeRecord(fix: TrackerFix, bytes: Buffer, from: number): number {
  const alarm = alarmOf(fix);
  let at = bytes.writeUInt32BE(Math.floor(fix.at / 2 ** 32), from);
  at = bytes.writeUInt32BE(fix.at % 2 ** 32, at);
  at = bytes.writeUInt8(alarm ? priorities.high : priorities.low, at);
  at = bytes.writeInt32BE(Math.round(fix.longitude * 1e7), at);
  at = bytes.writeInt32BE(Math.round(fix.latitude * 1e7), at);
  at = bytes.writeInt16BE(Math.round(fix.altitudeMeters ?? 0), at);
  at = bytes.writeUInt16BE(wholeCourse(fix.courseDegrees), at);
  at = bytes.writeUInt8(fix.satellites, at);
  at = bytes.writeUInt16BE(Math.round(kilometersPerHour(fix.speedMetersPerSecond)), at);
  return writeElements(fix, alarm, bytes, at);
}

function writeElements(
  fix: TrackerFix,
  alarm: { id: number; value: number } | undefined,
  bytes: Buffer,
  from: number,
): number {
  const short = shortElements + (alarm ? 1 : 0);
  const long = fix.horizontalDilution === undefined ? 0 : 1;
  let at = bytes.writeUInt16BE(alarm?.id ?? 0, from);
  at = bytes.writeUInt16BE(short + long, at);
  at = bytes.writeUInt16BE(short, at);
  const byte = (id: number, value: number): void => {
    at = bytes.writeUInt16BE(id, at);
    at = bytes.writeUInt8(value, at);
  };
  byte(ids.signal, Math.round(fix.signalPercent / 20));
  byte(ids.gnssStatus, fix.satellites > 0 ? gnss.fix : gnss.noFix);
  byte(ids.battery, Math.round(fix.batteryPercent));
  byte(ids.movement, fix.speedMetersPerSecond > 0.5 ? 1 : 0);
  if (alarm) byte(alarm.id, alarm.value);
  at = bytes.writeUInt16BE(long, at);
  if (fix.horizontalDilution !== undefined) {
    at = bytes.writeUInt16BE(ids.dilution, at);
    at = bytes.writeUInt16BE(Math.round(fix.horizontalDilution * 10), at);
  }
  for (let none = 0; none < 3; none += 1) at = bytes.writeUInt16BE(0, at);
  return at;
}
