import type { Heard } from './tracker-voice.js';

/** So many bytes were one message; those between messages say nothing. */
export interface Cut {
  length: number;
  heard?: Heard | undefined;
}

const nothing = Buffer.alloc(0);
const longestMessage = 4_096;
const garbled: Heard = { kind: 'garbled' };

/** Reads what a gateway sends over one connection, however the network cuts it. */
export class GatewayReader {
  private rest: Buffer = nothing;

  /** @param next the message at the begin; `undefined` while it is not whole */
  constructor(private readonly next: (bytes: Buffer) => Cut | undefined) {}

  take(chunk: Buffer): Heard[] {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const heard: Heard[] = [];
    while (bytes.length > 0) {
      const cut = this.next(bytes);
      if (!cut) break;
      if (cut.heard) heard.push(cut.heard);
      bytes = bytes.subarray(cut.length);
    }
    if (bytes.length > longestMessage) {
      heard.push(garbled);
      bytes = nothing;
    }
    // A copy: what is left must not hold the whole chunk of the socket.
    this.rest = bytes.length === 0 ? nothing : Buffer.from(bytes);
    return heard;
  }
}

/** Bytes of which nothing is understood: none of what came with them is either. */
export const garbledCut = (bytes: Buffer): Cut => ({ length: bytes.length, heard: garbled });
