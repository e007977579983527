/** A frame ended before what it announced: {@link readWithin} makes a fault of it. */
class FrameEnded extends Error {}

/** Reads big-endian numbers one after another, never past the end of the frame. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  u8(): number {
    return this.bytes.readUInt8(this.step(1));
  }

  u16(): number {
    return this.bytes.readUInt16BE(this.step(2));
  }

  u32(): number {
    return this.bytes.readUInt32BE(this.step(4));
  }

  i16(): number {
    return this.bytes.readInt16BE(this.step(2));
  }

  i32(): number {
    return this.bytes.readInt32BE(this.step(4));
  }

  f32(): number {
    return this.bytes.readFloatBE(this.step(4));
  }

  /** Exact up to 2^53; what is more becomes a number that no time or counter is. */
  u64(): number {
    return Number(this.bytes.readBigUInt64BE(this.step(8)));
  }

  take(length: number): Buffer {
    const from = this.step(length);
    return this.bytes.subarray(from, from + length);
  }

  private step(length: number): number {
    const from = this.at;
    if (length < 0 || from + length > this.bytes.length) throw new FrameEnded();
    this.at = from + length;
    return from;
  }
}

/** @returns `undefined` when `read` came to the end of the frame too early */
export function readWithin<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof FrameEnded) return undefined;
    throw error;
  }
}
