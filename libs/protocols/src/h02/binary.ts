import type { Report } from '#tracking';
import { saysSomething, setExtras, setPosition } from '../http/read-values.js';
import { type DecodedFrame, faulty, noReply } from '../stream/device-protocol.js';
import { idBytes, idLengthOf, recordBytes } from './framing.js';
import { besides, readState } from './state.js';
import { metersPerSecondOfKnot, readDegrees, readH02Time } from './time.js';

const flags = { valid: 0x02, north: 0x04, east: 0x08 };
const imeiLength = 15;

/** $, number, time, date, latitude, battery, longitude with four flags, knots, course, state: digits in half bytes. */
export function decodeBinary(frame: Buffer): DecodedFrame {
  if (frame.length < recordBytes) return faulty('truncated');
  const idLength = idLengthOf(frame, 0);
  if (idLength === undefined) return faulty('malformed');
  const uniqueId = frame
    .toString('hex', 1, 1 + idLength)
    .slice(0, idLength === idBytes.long ? imeiLength : 2 * idLength);
  const at = 1 + idLength;
  const digits = frame.toString('hex', at, at + 19);
  const [time, date] = [digits.slice(0, 6), digits.slice(6, 12)];
  const latitude = readDegrees(`${digits.slice(12, 14)}${digits.slice(14, 20)}`);
  const battery = frame[at + 10]!;
  const longitude = readDegrees(`${digits.slice(22, 25)}${digits.slice(25, 31)}`);
  const flag = Number.parseInt(digits.slice(31, 32), 16);
  const [speed, course] = [digits.slice(32, 35), digits.slice(35, 38)];
  if (!/^\d+$/.test(uniqueId) || latitude === undefined || longitude === undefined) return faulty('malformed');
  const report: Report = { fixTime: readH02Time(time, date) };
  if (flag & flags.valid && (latitude !== 0 || longitude !== 0)) {
    setPosition(report, flag & flags.east ? longitude : -longitude, flag & flags.north ? latitude : -latitude);
    setExtras(report, {
      speedMetersPerSecond: /^\d+$/.test(speed) ? Number(speed) * metersPerSecondOfKnot : undefined,
      courseDegrees: /^\d+$/.test(course) ? Number(course) : undefined,
    });
  }
  setExtras(report, { batteryPercent: batteryPercentOf(battery) });
  const state = readState(frame.readUInt32BE(at + 19));
  if (state.alarms.length > 0) report.alarms = state.alarms;
  return { uniqueId, reports: saysSomething(report) ? [report] : [], ...besides(state), reply: noReply };
}

/** Six steps, of which the first ones are short, or percent. */
const batterySteps: Readonly<Record<number, number>> = { 1: 0, 2: 10, 3: 20, 4: 60, 5: 80, 6: 100 };

const batteryPercentOf = (value: number): number | undefined =>
  value === 0 || value > 100 ? undefined : (batterySteps[value] ?? value);
