import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { type DecodedFrame, type DeviceProtocol, deviceProtocols, FrameReader, type ProtocolName } from '#protocols';
import { Random } from '../random.js';
import { corpusOf, repair } from './corpus.js';
import { mutate } from './mutate.js';

export interface FuzzOptions {
  name: ProtocolName;
  frames: number;
  seed: number;
  /** Folder of the given frames. */
  vectors: URL;
  onProgress?: (done: number) => void;
}

export interface FuzzResult {
  frames: number;
  seconds: number;
  /** Frames that the reader found in the changed bytes, and those of them that were believed. */
  found: number;
  believed: number;
  /** Milliseconds for one changed frame, from its bytes to the answer: as the clock had it, and the slowest when it was done again. */
  worst: number;
  worstAgain: number;
  /** Of the heap, from the end of the warm-up on. */
  grownBytes: number;
}

/** What must never be seen, with the bytes that showed it. */
export class FuzzFault extends Error {
  constructor(what: string, bytes: Buffer, options?: ErrorOptions) {
    super(`${what}: ${bytes.toString('hex')}`, options);
    this.name = 'FuzzFault';
  }
}

const receivedAt = Date.UTC(2024, 4, 22, 21, 10);
const slowestMilliseconds = 10;
const mostGrownBytes = 8 * 1024 * 1024;
const margin = 64;
const space = 4_096;
const progressEvery = 100_000;
/** So many frames are decoded by one connection before the next begins. */
const framesOfConnection = 500;
/** Each so many, the frame is decoded once more, with other bytes around it. */
const comparedEvery = 8;

/** Changed frames through cutting, decoding, answering and commands. @throws FuzzFault at the first thing that must not be */
export function fuzzProtocol({ name, frames, seed, vectors, onProgress }: FuzzOptions): FuzzResult {
  const protocol = deviceProtocols[name];
  const corpus = corpusOf(name, vectors);
  const random = new Random(seed);
  const room = Buffer.alloc(margin + space + margin);
  const out = room.subarray(margin, margin + space);
  const warmUp = Math.min(20_000, Math.ceil(frames / 4));
  const result: FuzzResult = { frames, seconds: 0, found: 0, believed: 0, worst: 0, worstAgain: 0, grownBytes: 0 };
  const pick = (): Buffer => corpus[Math.floor(random.next() * corpus.length)]!;
  let connection = new Connection(protocol);
  let heapBefore = 0;
  const began = performance.now();
  for (let index = 0; index < frames; index++) {
    const length = mutate(out, pick(), pick(), random);
    const bytes = out.subarray(0, length);
    if (random.chance(0.5)) repair(name, bytes);
    const canary = index & 0xff;
    room.fill(canary, 0, margin);
    room.fill(canary, margin + length, margin + length + margin);
    if (index === warmUp) heapBefore = heapUsed();
    if (index % framesOfConnection === 0) connection = new Connection(protocol);
    const cut = Math.floor(random.next() * (length + 1));
    const from = performance.now();
    guarded(bytes, () => connection.take(bytes, cut, index & 0xffff));
    const took = performance.now() - from;
    if (index >= warmUp && took > result.worst) result.worst = took;
    if (took > slowestMilliseconds && index >= warmUp) {
      const again = fastestAgain(protocol, bytes, cut);
      result.worstAgain = Math.max(result.worstAgain, again);
      if (again > slowestMilliseconds) throw new FuzzFault(`${name}: takes ${again.toFixed(1)} ms`, bytes);
    }
    checkMargins(room, canary, length);
    if (index % comparedEvery === 0) compareSurroundings(protocol, room, length);
    if (onProgress && (index + 1) % progressEvery === 0) onProgress(index + 1);
    result.found += connection.found;
    result.believed += connection.believed;
    connection.found = connection.believed = 0;
  }
  result.seconds = (performance.now() - began) / 1_000;
  result.grownBytes = heapUsed() - heapBefore;
  if (result.grownBytes > mostGrownBytes)
    throw new FuzzFault(`${name}: the heap grew by ${result.grownBytes} bytes`, Buffer.alloc(0));
  return result;
}

class Connection {
  found = 0;
  believed = 0;
  private reader: FrameReader;
  private readonly codec;

  constructor(private readonly protocol: DeviceProtocol) {
    this.reader = new FrameReader(protocol);
    this.codec = protocol.open();
  }

  /** As it came, in two pieces, and the whole as though it were one frame. */
  take(bytes: Buffer, cut: number, sequence: number): void {
    for (const chunk of [bytes.subarray(0, cut), bytes.subarray(cut)])
      for (const piece of this.reader.push(chunk)) {
        if (piece.kind === 'frame') this.check(this.codec.decode(piece.frame, receivedAt), piece.frame);
        else if (piece.isLast) this.reader = new FrameReader(this.protocol);
      }
    if (this.reader.waiting > this.protocol.maxFrameBytes) throw new FuzzFault('keeps too much', bytes);
    this.check(this.codec.decode(bytes, receivedAt), bytes);
    if (this.protocol.datagram) this.check(this.protocol.datagram(bytes, receivedAt), bytes);
    this.codec.encode({ kind: 'locate_now' }, sequence);
    this.codec.encode({ kind: 'text', text: 'ok' }, sequence);
  }

  private check(frame: DecodedFrame, bytes: Buffer): void {
    this.found += 1;
    const reply = frame.reply({ isKnown: true, isStored: true });
    if (frame.reply({ isKnown: false, isStored: false })) throw new FuzzFault('answers a stranger', bytes);
    if (frame.fault !== undefined) {
      if (reply || frame.reports.length > 0) throw new FuzzFault('believes what is faulty', bytes);
      return;
    }
    this.believed += 1;
    if (reply && reply.length > 2_048) throw new FuzzFault('answers too much', bytes);
    if (frame.uniqueId !== undefined && !/^\d{8,15}$/.test(frame.uniqueId)) throw new FuzzFault('has a name', bytes);
    if (frame.answer && frame.answer.text.length > 1_000) throw new FuzzFault('says too much', bytes);
    for (const { fixTime: _, ...report } of frame.reports)
      for (const value of Object.values(report))
        if (typeof value === 'number' && !Number.isFinite(value)) throw new FuzzFault('has no number', bytes);
  }
}

function guarded(bytes: Buffer, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof FuzzFault) throw error;
    throw new FuzzFault(`throws ${String(error)}`, bytes, { cause: error });
  }
}

/** A machine that does something else for a moment is no hang: the same bytes must be slow again and again. */
function fastestAgain(protocol: DeviceProtocol, bytes: Buffer, cut: number): number {
  let fastest = Infinity;
  for (let turn = 0; turn < 3; turn++) {
    const connection = new Connection(protocol);
    const from = performance.now();
    connection.take(bytes, cut, turn);
    fastest = Math.min(fastest, performance.now() - from);
  }
  return fastest;
}

function checkMargins(room: Buffer, canary: number, length: number): void {
  for (let at = 0; at < margin; at++)
    if (room[at] !== canary || room[margin + length + at] !== canary)
      throw new FuzzFault('writes beside the frame', room.subarray(margin, margin + length));
}

/** What stands beside a frame must not be seen in what is made of it. */
function compareSurroundings(protocol: DeviceProtocol, room: Buffer, length: number): void {
  const bytes = room.subarray(margin, margin + length);
  const [first, second] = [0x31, 0xce].map((canary) => {
    room.fill(canary, 0, margin);
    room.fill(canary, margin + length, margin + length + margin);
    const decoded = protocol.open().decode(bytes, receivedAt);
    return JSON.stringify([decoded, decoded.reply({ isKnown: true, isStored: true })]);
  });
  if (first !== second) throw new FuzzFault('reads beside the frame', bytes);
}

let collect: (() => void) | undefined;

function heapUsed(): number {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
