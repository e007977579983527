import type { DeviceProtocol, FrameFault } from './device-protocol.js';

/** Pieces of a stream: frames, and bytes that are none. After `isLast` nothing more of the connection can be understood. */
export type StreamPiece =
  { kind: 'frame'; frame: Buffer } | { kind: 'fault'; fault: FrameFault; bytes: Buffer; isLast: boolean };

const nothing = Buffer.alloc(0);
/** Of bytes that are no frame, so many are shown to whoever looks into it. */
const shownNoise = 256;

/** Cuts a connection's bytes into frames. Holds at most one unfinished frame. */
export class FrameReader {
  private rest: Buffer = nothing;
  private isEnded = false;
  /** Bytes that may still be of the last frame. */
  private tail = 0;

  constructor(private readonly protocol: DeviceProtocol) {}

  /** How many bytes wait for the rest of their frame. */
  get waiting(): number {
    return this.rest.length;
  }

  /** The same without what may be of the last frame. */
  get unfinished(): number {
    return Math.max(0, this.rest.length - this.tail);
  }

  *push(chunk: Buffer): Generator<StreamPiece> {
    if (this.isEnded) return;
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let noise: Buffer = nothing;
    const fault = (): StreamPiece => ({ kind: 'fault', fault: 'noise', bytes: noise, isLast: false });
    while (bytes.length > 0) {
      const found = this.protocol.next(bytes);
      if (found.kind === 'skip') {
        const skipped = bytes.subarray(Math.min(found.length, this.tail), found.length);
        noise = Buffer.concat([noise, skipped.subarray(0, shownNoise - noise.length)]);
        this.drop(found.length);
        bytes = bytes.subarray(found.length);
        continue;
      }
      if (noise.length > 0) yield fault();
      noise = nothing;
      if (found.kind === 'pass') {
        this.drop(found.length);
        bytes = bytes.subarray(found.length);
        continue;
      }
      if (found.kind === 'end' || (found.kind === 'wait' && bytes.length >= this.protocol.maxFrameBytes)) {
        this.isEnded = true;
        this.rest = nothing;
        yield { kind: 'fault', fault: 'too_long', bytes: bytes.subarray(0, shownNoise), isLast: true };
        return;
      }
      if (found.kind === 'wait') break;
      const frame = bytes.subarray(0, found.length);
      this.tail = this.protocol.tailBytes?.(frame) ?? 0;
      yield { kind: 'frame', frame };
      bytes = bytes.subarray(found.length);
    }
    if (noise.length > 0) yield fault();
    // A copy: the chunk of a socket is shared with others and much longer than what is left of it.
    this.rest = bytes.length === 0 ? nothing : Buffer.from(bytes);
  }

  private drop(length: number): void {
    this.tail = Math.max(0, this.tail - length);
  }
}
