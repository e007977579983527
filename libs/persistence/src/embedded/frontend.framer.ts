import { EmbeddedDatabaseError } from './embedded.error.js';
import { HEADER_BYTES } from './wire-messages.js';

/** PostgreSQL's own limit (MAX_STARTUP_PACKET_LENGTH). */
const MAX_STARTUP_BYTES = 10_000;

/** One message of a client: type byte, and all its bytes with header. */
export interface FrontendMessage {
  readonly type: number;
  readonly bytes: Buffer;
}

/**
 * Cuts a client's byte stream into messages, however TCP fragmented it.
 *
 * Pulled, not pushed, because the first packets have no type byte: the caller knows which it expects. Chunks are joined
 * only once the message they form is complete, so a message of n bytes is copied once, however many chunks it came in.
 */
export class FrontendFramer {
  readonly #maxMessageBytes: number;
  #chunks: Buffer[] = [];
  #buffered = 0;

  /** @param maxMessageBytes largest message accepted, in bytes without the type byte. */
  constructor(maxMessageBytes: number) {
    this.#maxMessageBytes = maxMessageBytes;
  }

  /** Bytes received and not yet taken. */
  get buffered(): number {
    return this.#buffered;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#buffered += chunk.length;
  }

  /**
   * The next untyped packet (startup, SSL, GSS or cancel request) without its length word, or undefined until it is whole.
   * @throws EmbeddedDatabaseError `protocol-violation` for an impossible length.
   */
  nextStartupPacket(): Buffer | undefined {
    if (this.#buffered < 4) return undefined;
    const length = this.#head(4).readInt32BE(0);
    if (length < 8 || length > MAX_STARTUP_BYTES) {
      throw new EmbeddedDatabaseError('protocol-violation', 'invalid length of startup packet');
    }
    return this.#take(length)?.subarray(4);
  }

  /**
   * The next typed message, or undefined until it is whole.
   * @throws EmbeddedDatabaseError `protocol-violation` for an impossible length, `request-too-large` above the limit.
   */
  nextMessage(): FrontendMessage | undefined {
    if (this.#buffered < HEADER_BYTES) return undefined;
    const head = this.#head(HEADER_BYTES);
    const length = head.readInt32BE(1);
    if (length < 4) throw new EmbeddedDatabaseError('protocol-violation', 'invalid message length');
    if (length > this.#maxMessageBytes) {
      throw new EmbeddedDatabaseError(
        'request-too-large',
        `message of ${length} bytes exceeds the limit of ${this.#maxMessageBytes} bytes`,
      );
    }
    const bytes = this.#take(1 + length);
    return bytes && { type: bytes[0] as number, bytes };
  }

  /** First chunk, made to hold at least `size` of the buffered bytes. */
  #head(size: number): Buffer {
    const first = this.#chunks[0] as Buffer;
    if (first.length >= size) return first;
    const joined = Buffer.concat(this.#chunks, this.#buffered);
    this.#chunks = [joined];
    return joined;
  }

  #take(size: number): Buffer | undefined {
    if (this.#buffered < size) return undefined;
    const head = this.#head(size);
    this.#buffered -= size;
    if (head.length === size) this.#chunks.shift();
    else this.#chunks[0] = head.subarray(size);
    return head.subarray(0, size);
  }
}
