import type { Framing } from '../stream/device-protocol.js';
import { lineEndsAtBegin } from '../stream/line-ends.js';

const open = 0x5b;
const close = 0x5d;

/** Positions with all networks in reach are far below; spoken messages and pictures are not taken. */
export const maxWatchFrameBytes = 8_192;

/** Who sent a message. */
export interface Wearer {
  maker: string;
  uniqueId: string;
  /** Some makers number their messages. */
  hasIndex: boolean;
}

/** `[3G*8800000015*000D*LK,50,100,100]`, with some makers a number before the length. */
export interface Message extends Wearer {
  index: string | undefined;
  kind: string;
  /** Behind the kind and its comma. */
  content: string;
}

/**
 * Another message's begin within a message ends it: it was cut. Other brackets are of a network's name, which is in pairs, or ends
 * before the length that the message states.
 */
export function nextWatch(bytes: Buffer): Framing {
  const lineEnds = lineEndsAtBegin(bytes);
  if (lineEnds > 0) return { kind: 'pass', length: lineEnds };
  if (bytes[0] !== open) {
    const at = bytes.indexOf(open);
    return { kind: 'skip', length: at < 0 ? bytes.length : at };
  }
  const statedEnd = statedEndOf(bytes);
  let opened = 0;
  for (let at = 1; at < Math.min(bytes.length, maxWatchFrameBytes); at++) {
    if (bytes[at] === close) {
      if (opened === 0 || at === statedEnd) return { kind: 'frame', length: at + 1 };
      opened -= 1;
    }
    if (bytes[at] !== open) continue;
    const begin = beginAt(bytes, at);
    if (begin === 'wait') return { kind: 'wait' };
    if (begin) return { kind: 'skip', length: at };
    opened += 1;
  }
  return { kind: 'wait' };
}

/** `[3G*8`: no network's name goes on like that. */
function beginAt(bytes: Buffer, at: number): boolean | 'wait' {
  const found = bytes.toString('latin1', at, at + 5);
  return found.length < 5
    ? /^\[[A-Za-z0-9]{0,2}\*?$/.test(found)
      ? 'wait'
      : false
    : /^\[[A-Za-z0-9]{2}\*\d/.test(found);
}

/** Where the last bracket stands by the length that is stated. */
function statedEndOf(bytes: Buffer): number | undefined {
  const found = /^\[[A-Za-z0-9]{2}\*\d{8,15}\*(?:[0-9A-Fa-f]{4}\*)?([0-9A-Fa-f]{4})\*(?=[A-Za-z])/.exec(
    bytes.toString('latin1', 0, headBytes),
  );
  return found ? found[0].length + Number.parseInt(found[1]!, 16) : undefined;
}

/** No head is longer. */
const headBytes = 40;

const head =
  /^\[([A-Za-z0-9]{2})\*(\d{8,15})\*(?:([0-9A-Fa-f]{4})\*)?[0-9A-Fa-f]{4}\*([A-Za-z][A-Za-z0-9_]{0,19})(?=[,\]])/;

/** The brackets bound a message: its length is not believed, since the examples of the paper itself count wrongly. */
export function readMessage(frame: Buffer): Message | undefined {
  const text = frame.toString('latin1');
  const found = head.exec(text);
  if (!found || !text.endsWith(']')) return undefined;
  const [whole, maker, uniqueId, index, kind] = found as unknown as [
    string,
    string,
    string,
    string | undefined,
    string,
  ];
  return { maker, uniqueId, hasIndex: index !== undefined, index, kind, content: text.slice(whole.length + 1, -1) };
}

export function writeMessage({ maker, uniqueId }: Wearer, index: string | undefined, text: string): Buffer {
  const numbered = index === undefined ? '' : `${index}*`;
  const length = text.length.toString(16).toUpperCase().padStart(4, '0');
  return Buffer.from(`[${maker}*${uniqueId}*${numbered}${length}*${text}]`, 'latin1');
}
