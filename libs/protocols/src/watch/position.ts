import type { ReportAlarm } from '#domain';
import type { Report } from '#tracking';
import { saysSomething, setExtras, setPosition } from '../http/read-values.js';
import type { DecodedFrame } from '../stream/device-protocol.js';

/** Date, time, validity, latitude, its half, longitude, its half, km/h, course, altitude, satellites, radio, battery, steps, turns, state. */
const leastFields = 16;
const metersPerSecond = 1 / 3.6;

/** Bits of the state: the lower half is what lasts, the upper half what has just happened. */
const alarmBits: readonly (readonly [number, ReportAlarm])[] = [
  [0, 'low_battery'],
  [14, 'power_cut'],
  [16, 'sos'],
  [17, 'low_battery'],
  [20, 'removal'],
  [21, 'fall'],
  [22, 'fall'],
];
const otherBits: readonly (readonly [number, string])[] = [
  [1, 'geofence_exit'],
  [2, 'geofence_enter'],
  [18, 'geofence_exit'],
  [19, 'geofence_enter'],
];

/** @param isAlarm sent as an alarm. @returns `undefined` when it is no position's text */
export function readWatchPosition(
  content: string,
  isAlarm: boolean,
): Pick<DecodedFrame, 'reports' | 'otherAlarms'> | undefined {
  const fields = content.split(',', leastFields).map((field) => field.trim());
  const [date, time, validity, latitudeText, north, longitudeText, east, ...rest] = fields;
  const [speed, course, altitude, satellites, signal, battery, , , state] = rest;
  if (fields.length < leastFields || !/^[AV]$/.test(validity!) || !/^[0-9A-Fa-f]{1,8}$/.test(state!)) return undefined;
  const report: Report = { fixTime: readTime(date!, time!) };
  const [latitude, longitude] = [numberOf(latitudeText), numberOf(longitudeText)];
  const hasPlace = latitude !== undefined && longitude !== undefined && /^[NS]$/.test(north!) && /^[EW]?$/.test(east!);
  // Where there is no fix some leave its fields empty: the alarm of such a message is as good as any.
  if (!hasPlace && validity === 'A') return undefined;
  // Without a satellite it is a place of networks, or the last one known.
  if (hasPlace && validity === 'A' && numberOf(satellites) !== 0 && (latitude !== 0 || longitude !== 0)) {
    setPosition(
      report,
      east === 'W' ? -Math.abs(longitude) : longitude,
      north === 'S' ? -Math.abs(latitude) : latitude,
    );
    const kilometersPerHour = numberOf(speed);
    setExtras(report, {
      speedMetersPerSecond: kilometersPerHour === undefined ? undefined : kilometersPerHour * metersPerSecond,
      courseDegrees: numberOf(course),
      altitudeMeters: numberOf(altitude),
    });
  }
  setExtras(report, { batteryPercent: numberOf(battery) });
  const signalPercent = numberOf(signal);
  if (signalPercent !== undefined && signalPercent >= 0 && signalPercent <= 100) {
    report.signalPercent = Math.round(signalPercent);
  }
  const word = Number.parseInt(state!, 16);
  const alarms = namesOf(word, alarmBits);
  const otherAlarms = namesOf(word, otherBits);
  // An alarm of which nothing says the reason: of the watches that send it so, the button is the one that they have.
  if (isAlarm && word === 0) alarms.push('sos');
  if (alarms.length > 0) report.alarms = alarms;
  return { reports: saysSomething(report) ? [report] : [], ...(otherAlarms.length > 0 && { otherAlarms }) };
}

const namesOf = <Name>(word: number, bits: readonly (readonly [number, Name])[]): Name[] => [
  ...new Set(bits.filter(([bit]) => (word >>> bit) & 1).map(([, name]) => name)),
];

/** `ddmmyy` and `hhmmss`, in UTC. @returns NaN for what no clock shows */
function readTime(date: string, time: string): number {
  if (!/^\d{6}$/.test(date) || !/^\d{6}$/.test(time)) return NaN;
  const day = `20${date.slice(4)}-${date.slice(2, 4)}-${date.slice(0, 2)}`;
  const at = Date.parse(`${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`);
  return new Date(at).getUTCDate() === Number(date.slice(0, 2)) ? at : NaN;
}

const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,6}(?:\.\d{0,12})?$/.test(text) ? Number(text) : undefined;
