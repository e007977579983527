import type { Framing } from '../stream/device-protocol.js';
import { isLineEnd, lineEndsAtBegin } from '../stream/line-ends.js';

const star = 0x2a;
const hash = 0x23;
export const dollar = 0x24;

const maxTextBytes = 1_024;
export const maxH02FrameBytes = maxTextBytes + 1;

/** Of the binary form what is read; its device's number has ten digits, or 15 and one that says nothing. */
export const recordBytes = 32;
export const idBytes = { short: 5, long: 8 };
/** Makers put up to so many bytes behind it: cells, inputs, the number of the record. */
export const recordTailBytes = 16;

/** A text from * to #, or a binary record from $ on; ends of lines between them. */
export function nextH02(bytes: Buffer): Framing {
  const lineEnds = lineEndsAtBegin(bytes);
  if (lineEnds > 0) return { kind: 'pass', length: lineEnds };
  const first = frameAt(bytes, 0);
  if (first !== 'none') return first;
  for (let at = 1; at < bytes.length; at++)
    if (isLineEnd(bytes[at]) || frameAt(bytes, at) !== 'none') return { kind: 'skip', length: at };
  return { kind: 'skip', length: bytes.length };
}

type Found = { kind: 'frame'; length: number } | { kind: 'wait' } | 'none';

function frameAt(bytes: Buffer, at: number): Found {
  if (bytes[at] === star) return textAt(bytes, at);
  return bytes[at] === dollar ? recordAt(bytes, at) : 'none';
}

/**
 * A text is of letters that can be read, and another * within it is the begin of the next one. What devices answer to a command may
 * have several lines.
 */
function textAt(bytes: Buffer, from: number): Found {
  const end = Math.min(bytes.length, from + maxTextBytes);
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === hash) return { kind: 'frame', length: at + 1 - from };
    if (byte === star || byte > 0x7e || (byte < 0x20 && !isLineEnd(byte))) return 'none';
  }
  return end < from + maxTextBytes ? { kind: 'wait' } : 'none';
}

function recordAt(bytes: Buffer, at: number): Found {
  if (bytes.length - at < recordBytes) return { kind: 'wait' };
  return idLengthOf(bytes, at) === undefined ? 'none' : { kind: 'frame', length: recordBytes };
}

/** Which form it is, nothing says but that one of them has a time and a place that can be. */
export const idLengthOf = (bytes: Buffer, at: number): number | undefined =>
  idLengths.find((length) => hasDigits(bytes, at + 1 + length));

const idLengths = Object.values(idBytes);

/**
 * Hour, minute, second, day, month, year, degrees and minutes of latitude, and its fractions: the most of each two digits. A clock that
 * was not set may show a day 0.
 */
const most = [23, 59, 59, 31, 12, 99, 90, 59, 99, 99];
/** Behind the battery: three digits of degrees, two of minutes, four of fractions, and the flags. */
const longitudeAt = most.length + 1;

/** Time, latitude, battery, longitude: two digits in each byte. Most floods end at the first one. */
function hasDigits(bytes: Buffer, at: number): boolean {
  for (let index = 0; index < most.length; index++) if (!(digitsOf(bytes[at + index]!) <= most[index]!)) return false;
  const [first, second, third, fourth, last] = bytes.subarray(at + longitudeAt, at + longitudeAt + 5);
  const fractions = [third, fourth].every((byte) => digitsOf(byte!) <= 99);
  const degrees = digitsOf(first!) * 10 + (second! >> 4);
  const minutes = (second! & 0x0f) * 10 + (third! >> 4);
  return fractions && second! >> 4 < 10 && (second! & 0x0f) < 10 && last! >> 4 < 10 && degrees <= 180 && minutes < 60;
}

/** @returns NaN where a half byte is no digit */
const digitsOf = (byte: number): number =>
  byte >> 4 < 10 && (byte & 0x0f) < 10 ? (byte >> 4) * 10 + (byte & 0x0f) : NaN;
