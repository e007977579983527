import { setExtras, setPosition } from '../http/read-values.js';
import type { CommandAnswer, DeviceCommand } from '../stream/device-protocol.js';
import type { Draft } from './draft.js';
import { writePacket } from './packet.js';

const commandKind = 0x80;
const textLimit = 1_000;
const utf16 = 2;
/** Commands are those of SMS, each with a # behind it. */
const seconds = { least: 5, most: 18_000 };

/** Length, the server's four bytes, which come back with the answer, and the text. */
export function encodeGt06Command(command: DeviceCommand, sequence: number): Buffer | undefined {
  const text = textOf(command);
  if (text === undefined) return undefined;
  const body = Buffer.alloc(5 + text.length);
  body[0] = 4 + text.length;
  body.writeUInt32BE(sequence, 1);
  body.write(text, 5, 'latin1');
  return writePacket({ isLong: false, kind: commandKind, body, serial: sequence });
}

function textOf(command: DeviceCommand): string | undefined {
  switch (command.kind) {
    case 'locate_now':
      return 'WHERE#';
    case 'set_interval': {
      const every = Math.min(Math.max(Math.round(command.seconds), seconds.least), seconds.most);
      // While driving and while standing.
      return `TIMER,${every},${every}#`;
    }
    case 'vibrate':
    case 'text':
      return undefined;
  }
}

/** 0x15: length, the server's four bytes, text, language. 0x21: the server's four bytes, how it is written, text. */
export function readAnswer(kind: number, body: Buffer): CommandAnswer | undefined {
  const isOld = kind === 0x15;
  const flagAt = isOld ? 1 : 0;
  if (body.length < flagAt + 4 + (isOld ? 0 : 1)) return undefined;
  const bytes = isOld ? body.subarray(5, Math.max(5, Math.min(body.length, 1 + body[0]!))) : body.subarray(5);
  const written = !isOld && body[4] === utf16 ? fromUtf16(bytes) : bytes.toString('latin1');
  const text = written.replaceAll('\0', '').trim().slice(0, textLimit);
  // Said without having been asked.
  if (text.startsWith('<ICCID:')) return undefined;
  const flag = body.readUInt32BE(flagAt);
  return { text, ...(flag <= 0xffff && { sequence: flag }) };
}

const fromUtf16 = (bytes: Buffer): string =>
  Buffer.from(bytes.subarray(0, Math.min(bytes.length & ~1, 2 * textLimit)))
    .swap16()
    .toString('utf16le');

/** What is asked for by WHERE#. "Last position!" is an old one and no answer to where she is now. */
const position =
  /^(?:Current position!|DWXX=) ?Lat:([NS])(\d{1,2}\.\d{1,9}), ?Lon:([EW])(\d{1,3}\.\d{1,9}), ?Course:(\d{1,3}(?:\.\d{1,6})?), ?Speed:(\d{1,4}(?:\.\d{1,6})?)[^,]{0,6}, ?DateTime: ?(\d{2}|\d{4})-(\d\d)-(\d\d) {1,3}(\d\d):(\d\d):(\d\d)/;

export function readAnswerPosition(text: string, { report, zone }: Draft): void {
  const found = position.exec(text);
  if (!found) return;
  const [latitude, longitude] = [Number(found[2]), Number(found[4])];
  const [year, ...rest] = found.slice(7) as [string, string, string, string, string, string];
  const [month, day, hour, minute, second] = rest;
  const shown = Date.parse(`${year.length === 2 ? `20${year}` : year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  report.fixTime = shown - zone.minutes * 60_000;
  setPosition(report, found[3] === 'W' ? -longitude : longitude, found[1] === 'S' ? -latitude : latitude);
  setExtras(report, { courseDegrees: Number(found[5]), speedMetersPerSecond: Number(found[6]) / 3.6 });
}
