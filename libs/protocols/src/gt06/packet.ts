import { crc16X25 } from '../stream/crc.js';
import type { FrameFault, Framing } from '../stream/device-protocol.js';

/** What stands between the head of a frame and its check sum. */
export interface Packet {
  /** 79 79: its length has two bytes. */
  isLong: boolean;
  kind: number;
  body: Buffer;
  /** Counts the device's frames; comes back in the answer. */
  serial: number;
}

const short = 0x78;
const long = 0x79;
const stop = Buffer.from([0x0d, 0x0a]);
/** The end of one frame and the begin of the next. */
const seams = [short, long].map((head) => Buffer.from([...stop, head, head]));
/** Kind, serial number and check sum. */
const leastLength = 5;
/** Photographs come in pieces of 1,024 bytes. */
const longestLength = 2_048;
export const maxGt06FrameBytes = 4 + longestLength + stop.length;

/**
 * Head, length, what it carries, serial number, CRC-ITU, 0d 0a. A head may stand inside of noise, and a length may be wrong by one bit:
 * a frame must end by its stop bytes and hold no seam of two others.
 */
export function nextGt06(bytes: Buffer): Framing {
  const first = frameAt(bytes, 0);
  if (first !== 'none') return first;
  // On to where a frame is or may become one: noise costs one look at each of its bytes.
  for (let at = 1; at < bytes.length; at++) if (frameAt(bytes, at) !== 'none') return { kind: 'skip', length: at };
  return { kind: 'skip', length: bytes.length };
}

const waiting = { kind: 'wait' } as const;

function frameAt(bytes: Buffer, at: number): { kind: 'frame'; length: number } | { kind: 'wait' } | 'none' {
  const head = bytes[at];
  if (head !== short && head !== long) return 'none';
  const left = bytes.length - at;
  if (left < 2) return waiting;
  if (bytes[at + 1] !== head) return 'none';
  const lengthBytes = head === short ? 1 : 2;
  if (left < 2 + lengthBytes) return waiting;
  const length = bytes.readUIntBE(at + 2, lengthBytes);
  if (length < leastLength || length > longestLength) return 'none';
  const whole = 2 + lengthBytes + length + stop.length;
  const end = at + whole;
  if (left >= whole && (bytes[end - 2] !== stop[0] || bytes[end - 1] !== stop[1])) return 'none';
  const held = bytes.subarray(at, end);
  if (seams.some((seam) => held.includes(seam))) return 'none';
  return left < whole ? waiting : { kind: 'frame', length: whole };
}

export function readPacket(frame: Buffer): Packet | { fault: FrameFault } {
  const [head] = frame;
  if ((head !== short && head !== long) || frame[1] !== head) return { fault: 'noise' };
  const bodyAt = head === short ? 4 : 5;
  if (frame.length < bodyAt + 4 + stop.length) return { fault: 'truncated' };
  const length = frame.readUIntBE(2, bodyAt - 3);
  if (length !== frame.length - (bodyAt - 1) - stop.length) return { fault: 'malformed' };
  if (crc16X25(frame.subarray(2, -4)) !== frame.readUInt16BE(frame.length - 4)) return { fault: 'checksum' };
  return {
    isLong: head === long,
    kind: frame[bodyAt - 1]!,
    body: frame.subarray(bodyAt, -6),
    serial: frame.readUInt16BE(frame.length - 6),
  };
}

export function writePacket({ isLong, kind, body, serial }: Packet): Buffer {
  const lengthBytes = isLong ? 2 : 1;
  const length = leastLength + body.length;
  const frame = Buffer.alloc(2 + lengthBytes + length + stop.length);
  frame.fill(isLong ? long : short, 0, 2);
  frame.writeUIntBE(length, 2, lengthBytes);
  frame[2 + lengthBytes] = kind;
  frame.set(body, 3 + lengthBytes);
  frame.writeUInt16BE(serial, frame.length - 6);
  frame.writeUInt16BE(crc16X25(frame.subarray(2, -4)), frame.length - 4);
  frame.set(stop, frame.length - 2);
  return frame;
}
