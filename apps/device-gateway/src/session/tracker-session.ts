import {
  type CommandAnswer,
  type DecodedFrame,
  type DeviceCodec,
  type DeviceCommand,
  type DeviceProtocol,
  type FrameFault,
  FrameReader,
} from '#protocols';
import type { Report } from '#tracking';

/**
 * Why a connection ends. `unknown`: nobody registered who it says it is; `renamed`: it says that it is another one now; `not_stored`:
 * its reports could not be kept, and it shall send them again; `faults`: too much of it could not be believed; `lost_place`: its
 * bytes cannot be cut into frames any more; `no_login`: it has not said in time who it is; `silent`: it has said nothing for longer
 * than a living device is silent.
 */
export const sessionEnds = ['unknown', 'renamed', 'not_stored', 'faults', 'lost_place', 'no_login', 'silent'] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** What is to be done next. `identify` and `store` want to know whether that worked; `rest` is done when the time has passed. */
export type Step =
  | { kind: 'identify'; uniqueId: string }
  | { kind: 'store'; reports: readonly Report[] }
  | { kind: 'answered'; answer: CommandAnswer }
  | { kind: 'send'; bytes: Buffer }
  | { kind: 'fault'; fault: FrameFault; bytes: Buffer }
  | { kind: 'rest'; milliseconds: number }
  | { kind: 'end'; why: SessionEnd };

type Steps = Generator<Step, void, boolean>;

/** So long somebody may be connected without having said who they are. */
export const loginMilliseconds = 10_000;
const mostFaults = 5;
/** A device that sends what it has kept sends many frames; more than this for long is none. */
const framesAtOnce = 200;
const framesPerSecond = 20;

/** One connection of one device: bytes in, steps out. Decides, and touches nothing. Times are milliseconds since 1970. */
export class TrackerSession {
  private readonly reader: FrameReader;
  private readonly codec: DeviceCodec;
  private readonly bucket: { left: number; at: number };
  private named: string | undefined;
  private faults = 0;
  private isOver = false;
  private sequence = 0;
  private heard: number;

  constructor(
    protocol: DeviceProtocol,
    private readonly beganAt: number,
    private readonly idleMilliseconds: number,
  ) {
    this.reader = new FrameReader(protocol);
    this.codec = protocol.open();
    this.bucket = { left: framesAtOnce, at: beganAt };
    this.heard = beganAt;
  }

  /** How the device has named itself, once it is known. */
  get uniqueId(): string | undefined {
    return this.named;
  }

  /** When it last said something. */
  get heardAt(): number {
    return this.heard;
  }

  /** What follows from bytes. Nothing else of the connection may be given before the last step is done. */
  *receive(chunk: Buffer, now: number): Steps {
    for (const piece of this.reader.push(chunk)) {
      if (this.isOver) return;
      if (piece.kind === 'fault') {
        yield* this.faulted(piece.fault, piece.bytes);
        if (piece.isLast) yield* this.end('lost_place');
        continue;
      }
      const milliseconds = this.restBefore(now);
      if (milliseconds > 0) yield { kind: 'rest', milliseconds };
      yield* this.decoded(piece.frame, this.codec.decode(piece.frame, now), now);
    }
  }

  /** Whether it has to end for what it does not say. */
  overdue(now: number): SessionEnd | undefined {
    if (this.named === undefined) return now - this.beganAt >= loginMilliseconds ? 'no_login' : undefined;
    return now - this.heard >= this.idleMilliseconds ? 'silent' : undefined;
  }

  /** @returns the bytes that ask for it; `undefined`: the device has not named itself, or cannot be asked for this */
  ask(command: DeviceCommand): { bytes: Buffer; sequence: number } | undefined {
    if (this.named === undefined || this.isOver) return undefined;
    const sequence = (this.sequence + 1) & 0xffff;
    const bytes = this.codec.encode(command, sequence);
    if (!bytes) return undefined;
    this.sequence = sequence;
    return { bytes, sequence };
  }

  private *decoded(frame: Buffer, { fault, uniqueId, reports, answer, reply }: DecodedFrame, now: number): Steps {
    if (fault !== undefined) return yield* this.faulted(fault, frame);
    if (uniqueId !== undefined && uniqueId !== this.named) {
      if (this.named !== undefined) return yield* this.end('renamed');
      if (!(yield { kind: 'identify', uniqueId })) {
        yield* this.send(reply({ isKnown: false, isStored: false }));
        return yield* this.end('unknown');
      }
      this.named = uniqueId;
    }
    if (this.named === undefined) return yield* this.faulted('no_login', frame);
    this.heard = now;
    if (answer) yield { kind: 'answered', answer };
    const isStored = reports.length === 0 || (yield { kind: 'store', reports });
    if (!isStored) return yield* this.end('not_stored');
    yield* this.send(reply({ isKnown: true, isStored: true }));
  }

  private *faulted(fault: FrameFault, bytes: Buffer): Steps {
    yield { kind: 'fault', fault, bytes };
    this.faults += 1;
    if (this.faults >= mostFaults) yield* this.end('faults');
  }

  private *send(bytes: Buffer | undefined): Steps {
    if (bytes) yield { kind: 'send', bytes };
  }

  private *end(why: SessionEnd): Steps {
    if (this.isOver) return;
    this.isOver = true;
    yield { kind: 'end', why };
  }

  private restBefore(now: number): number {
    const { bucket } = this;
    bucket.left = Math.min(framesAtOnce, bucket.left + ((now - bucket.at) / 1_000) * framesPerSecond) - 1;
    bucket.at = now;
    return bucket.left >= 0 ? 0 : 1_000 / framesPerSecond;
  }
}
