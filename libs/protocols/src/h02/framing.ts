import type { Framing } from '../stream/device-protocol.js';
import { isLineEnd, lineEndsAtBegin } from '../stream/line-ends.js';

const star = 0x2a;
const hash = 0x23;
export const dollar = 0x24;

const maxTextBytes = 1_024;
export const maxH02FrameBytes = maxTextBytes + 1;

/** The binary form, with a number of ten digits, and with an IMEI. */
export const binaryBytes = { short: 32, long: 45 };
export const idBytes = { short: 5, long: 8 };

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

/** A text is of letters that can be read, and another * within it is the begin of the next one. */
function textAt(bytes: Buffer, from: number): Found {
  const end = Math.min(bytes.length, from + maxTextBytes);
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === hash) return { kind: 'frame', length: at + 1 - from };
    if (byte === star || byte < 0x20 || byte > 0x7e) return 'none';
  }
  return end < from + maxTextBytes ? { kind: 'wait' } : 'none';
}

/** Which form it is, nothing says but that one of them has a time that can be. */
function recordAt(bytes: Buffer, at: number): Found {
  const left = bytes.length - at;
  if (left < binaryBytes.short) return { kind: 'wait' };
  if (hasTimeAt(bytes, at + 1 + idBytes.short)) return { kind: 'frame', length: binaryBytes.short };
  if (!hasTimeAt(bytes, at + 1 + idBytes.long)) return 'none';
  return left < binaryBytes.long ? { kind: 'wait' } : { kind: 'frame', length: binaryBytes.long };
}

/** The protocol is of 2009. In the longer form the minute stands where the shorter one has its year. */
const firstYear = 9;

/** Hour, minute, second, day, month, year and the degrees that follow, two digits in each byte: least and most. */
const clock: readonly (readonly [number, number])[] = [
  [0, 23],
  [0, 59],
  [0, 59],
  [1, 31],
  [1, 12],
  [firstYear, 99],
  [0, 90],
];

const hasTimeAt = (bytes: Buffer, at: number): boolean =>
  clock.every(([least, most], index) => {
    const byte = bytes[at + index]!;
    const [tens, ones] = [byte >> 4, byte & 0x0f];
    return tens < 10 && ones < 10 && tens * 10 + ones >= least && tens * 10 + ones <= most;
  });
