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
  [idBytes.short, idBytes.long].find((length) => hasDigits(bytes, at + 1 + length));

/** Hour, minute, second, day, month, year: least and most. A clock that was not set may show a day 0. */
const clock: readonly (readonly [number, number])[] = [
  [0, 23],
  [0, 59],
  [0, 59],
  [0, 31],
  [0, 12],
  [0, 99],
];

/** Time, latitude, battery, longitude: two digits in each byte. */
function hasDigits(bytes: Buffer, at: number): boolean {
  const digits = bytes.toString('hex', at, at + 16);
  const number = (from: number, length: number): number => Number(digits.slice(from, from + length));
  return (
    /^\d{20}[\da-f]{2}\d{9}[\da-f]$/.test(digits) &&
    clock.every(([least, most], index) => number(2 * index, 2) >= least && number(2 * index, 2) <= most) &&
    number(12, 2) <= 90 &&
    number(14, 2) < 60 &&
    number(22, 3) <= 180 &&
    number(25, 2) < 60
  );
}
