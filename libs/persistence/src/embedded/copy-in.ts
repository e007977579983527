import { EmbeddedDatabaseError } from './embedded.error.js';
import type { FrontendMessage } from './frontend.framer.js';
import type { WireRequest } from './request.assembler.js';
import { Frontend, SYNC, copyFailMessage } from './wire-messages.js';

/** Gathers the data of one COPY FROM STDIN. */
export class CopyIn {
  readonly request: WireRequest;
  readonly #maxBytes: number;
  #data: Buffer[] = [];
  #bytes = 0;
  #end: Buffer | undefined;

  /** @param maxBytes limit of the data, in bytes: the engine takes a COPY only whole, so it must fit in memory. */
  constructor(request: WireRequest, maxBytes: number) {
    this.request = request;
    this.#maxBytes = maxBytes;
  }

  /** Messages that make the engine begin the COPY and fail it at once. */
  probeParts(): readonly Buffer[] {
    const { parts } = this.request;
    return this.#boundary === Frontend.flush ? [...parts, SYNC] : parts;
  }

  /** Messages of the whole COPY. */
  finalParts(): readonly Buffer[] {
    const { parts } = this.request;
    const end = this.#bytes > this.#maxBytes ? tooMuch(this.#maxBytes) : (this.#end as Buffer);
    const withoutCopyFail = parts.slice(0, this.#isSimple ? -1 : -2);
    return [...withoutCopyFail, ...this.#data, end, ...(this.#isSimple ? [] : [SYNC])];
  }

  /**
   * Takes one message; returns whether the COPY is whole now.
   * @throws EmbeddedDatabaseError `protocol-violation` for a message that has no place in a COPY.
   */
  add({ type, bytes }: FrontendMessage): boolean {
    switch (type) {
      case Frontend.copyData:
        if (this.#end !== undefined) return false;
        this.#bytes += bytes.length;
        if (this.#bytes <= this.#maxBytes) this.#data.push(bytes);
        else this.#data = [];
        return false;
      case Frontend.copyDone:
      case Frontend.copyFail:
        this.#end ??= bytes;
        return this.#isSimple;
      case Frontend.sync:
        return this.#end !== undefined;
      case Frontend.flush:
        return false;
      default:
        throw new EmbeddedDatabaseError('protocol-violation', `unexpected message type ${type} during COPY from stdin`);
    }
  }

  get #boundary(): number {
    return this.request.parts.at(-1)?.[0] as number;
  }

  /** Begun by a simple Query: it ends with CopyDone. By the extended protocol it ends with the Sync after that. */
  get #isSimple(): boolean {
    return this.#boundary === Frontend.copyFail;
  }
}

function tooMuch(limit: number): Buffer {
  return copyFailMessage(
    `data exceeds the embedded database's limit of ${limit} bytes: send it in several COPY commands`,
  );
}
