import { GatewayReader } from './gateway-reader.js';
import { type GatewayPacket, nextPacket, packet } from './gt06-packet.js';
import type { Heard, TrackerAlarm, TrackerCommand, TrackerFix, TrackerState, TrackerVoice } from './tracker-voice.js';
import { kilometersPerHour, wholeCourse } from './written.js';

const kinds = { login: 0x01, status: 0x13, alarm: 0x16, answer: 0x21, fix: 0x22, command: 0x80 };

/** By the bits of the state, and by the byte of the alarm ("GPS Tracker Communication Protocol" 1.8, 5.3; JM-VL03 1.1.2). */
const alarmCodes: Readonly<Record<TrackerAlarm, { state: number; code: number }>> = {
  sos: { state: 4, code: 0x01 },
  power_cut: { state: 2, code: 0x02 },
  low_battery: { state: 3, code: 0x0e },
  tamper: { state: 0, code: 0x13 },
  fall: { state: 0, code: 0x23 },
  removal: { state: 0, code: 0x32 },
};

/** A wearable, with its clock in UTC, English. */
const model = Buffer.of(0x36, 0x05, 0x00, 0x02);
const english = 0x02;
/** It is armed, and its receiver is on. */
const usualState = 0x41;
/** Of the network in Kazakhstan: country, operator, area, cell. */
const cell = Buffer.of(0x01, 0x91, 0x01, 0x24, 0x90, 0x00, 0x0f, 0xf2);
const degreeUnits = 1_800_000;
const flags = { positioned: 0x1000, west: 0x0800, north: 0x0400 };
const fixBytes = 18;
const upload = { byTime: 0x00, now: 0, kept: 1 };
const ascii = 1;

/** GT06 and what was made after it (Concox): one packet for each fix, each confirmed by its kind and number. */
export class Gt06Voice implements TrackerVoice {
  readonly protocol = 'gt06';
  readonly alarms: ReadonlySet<TrackerAlarm> = new Set(Object.keys(alarmCodes) as TrackerAlarm[]);
  readonly mostFixes = 1;

  constructor(private readonly imei: string) {}

  hello(): Buffer {
    return packet(kinds.login, Buffer.concat([Buffer.from(`0${this.imei}`, 'hex'), model]), 1);
  }

  report(fixes: readonly TrackerFix[], serial: number): Buffer {
    if (fixes.length === 1) return reportOf(fixes[0]!, serial);
    return Buffer.concat(fixes.map((fix, index) => reportOf(fix, serial + index)));
  }

  isConfirmed(): boolean {
    return true;
  }

  heartbeat(state: TrackerState, serial: number): Buffer {
    return packet(kinds.status, Buffer.of(usualState, ...levels(state), 0, english), serial);
  }

  answer(command: TrackerCommand, text: string, fix: TrackerFix, serial: number): Buffer {
    const said = command.asks === 'locate' ? placeOf(fix) : text;
    const body = Buffer.concat([Buffer.from(command.mark, 'hex'), Buffer.of(ascii), Buffer.from(said, 'latin1')]);
    return packet(kinds.answer, body, serial, true);
  }

  hears(): GatewayReader {
    return new GatewayReader((bytes) => nextPacket(bytes, understand));
  }
}

function reportOf(fix: TrackerFix, serial: number): Buffer {
  const { alarm } = fix;
  const body = Buffer.allocUnsafe(fixBytes + cell.length + (alarm ? 1 + 5 : 3));
  let at = writeFix(fix, body);
  // The length of the cell counts itself.
  if (alarm) at = body.writeUInt8(cell.length + 1, at);
  at += cell.copy(body, at);
  if (!alarm) {
    body.set([0, upload.byTime, fix.isKept ? upload.kept : upload.now], at);
    return packet(kinds.fix, body, serial);
  }
  const { state, code } = alarmCodes[alarm];
  body.set([usualState | (state << 3), ...levels(fix), code, english], at);
  return packet(kinds.alarm, body, serial);
}

function writeFix(fix: TrackerFix, body: Buffer): number {
  const clock = new Date(fix.at);
  body[0] = clock.getUTCFullYear() - 2_000;
  body[1] = clock.getUTCMonth() + 1;
  body[2] = clock.getUTCDate();
  body[3] = clock.getUTCHours();
  body[4] = clock.getUTCMinutes();
  body[5] = clock.getUTCSeconds();
  // In the upper half the length of what follows up to the course.
  body[6] = 0xc0 | Math.min(fix.satellites, 15);
  let at = body.writeUInt32BE(Math.round(Math.abs(fix.latitude) * degreeUnits), 7);
  at = body.writeUInt32BE(Math.round(Math.abs(fix.longitude) * degreeUnits), at);
  at = body.writeUInt8(Math.min(255, Math.round(kilometersPerHour(fix.speedMetersPerSecond))), at);
  const where =
    (fix.satellites > 0 ? flags.positioned : 0) |
    (fix.longitude < 0 ? flags.west : 0) |
    (fix.latitude < 0 ? 0 : flags.north);
  return body.writeUInt16BE(where | wholeCourse(fix.courseDegrees), at);
}

/** The battery in six steps, the network in four. */
const levels = ({ batteryPercent, signalPercent }: TrackerState): [number, number] => [
  Math.round((batteryPercent * 6) / 100),
  Math.round((signalPercent * 4) / 100),
];

/** What it says to WHERE#. */
function placeOf(fix: TrackerFix): string {
  const [north, east] = [fix.latitude < 0 ? 'S' : 'N', fix.longitude < 0 ? 'W' : 'E'];
  const place = `Lat:${north}${Math.abs(fix.latitude).toFixed(6)},Lon:${east}${Math.abs(fix.longitude).toFixed(6)}`;
  const way = `Course:${wholeCourse(fix.courseDegrees)},Speed:${kilometersPerHour(fix.speedMetersPerSecond).toFixed(2)}`;
  const shown = new Date(fix.at).toISOString().slice(0, 19).replace('T', ' ');
  return `${fix.satellites > 0 ? 'Current' : 'Last'} position!${place},${way},DateTime:${shown}`;
}

function understand({ kind, body }: GatewayPacket): Heard | undefined {
  switch (kind) {
    case kinds.login:
      return { kind: 'accepted' };
    case kinds.status:
      return { kind: 'alive' };
    case kinds.fix:
    case kinds.alarm:
      return { kind: 'acknowledged', count: 1 };
    case kinds.command:
      return { kind: 'command', command: commandOf(body) };
    default:
      return undefined;
  }
}

/** Length, four bytes of the server's that come back, and a text as by SMS. */
function commandOf(body: Buffer): TrackerCommand {
  const mark = body.toString('hex', 1, 5).padEnd(8, '0');
  const text = body.toString('latin1', 5, 1 + (body[0] ?? 0));
  const seconds = /^TIMER,(\d+)/.exec(text)?.[1];
  if (seconds !== undefined) return { asks: 'interval', seconds: Number(seconds), text, mark };
  return { asks: text === 'WHERE#' ? 'locate' : 'other', text, mark };
}
