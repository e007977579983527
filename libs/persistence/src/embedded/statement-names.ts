import type { FrontendMessage } from './frontend.framer.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import { Frontend, HEADER_BYTES, message } from './wire-messages.js';

const STATEMENT = 0x53;

function endOfString(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(0, from);
  if (end < 0) throw new EmbeddedDatabaseError('protocol-violation', 'unterminated string in message');
  return end;
}

/** `bytes` with `from..to` of it replaced by `text`, and its length word put right. */
function splice(bytes: Buffer, from: number, to: number, text: string): Buffer {
  return message(
    bytes[0] as number,
    Buffer.concat([bytes.subarray(HEADER_BYTES, from), Buffer.from(text, 'utf8'), bytes.subarray(to)]),
  );
}

/**
 * Gives the named prepared statements of one connection names of their own in the engine's one session.
 *
 * Short made-up names rather than a prefix: the engine cuts names at 63 bytes, so a prefix could make two names one.
 * Portals keep their names: they end with the transaction, and within it no other connection is served.
 */
export class StatementNames {
  readonly #connectionId: number;
  readonly #names = new Map<string, string>();
  #made = 0;
  #unnamedParse: Buffer | undefined;

  constructor(connectionId: number) {
    this.#connectionId = connectionId;
  }

  /** The last Parse of the unnamed statement, to be repeated when another connection has overwritten it since. */
  get unnamedParse(): Buffer | undefined {
    return this.#unnamedParse;
  }

  /** Names in the engine of all statements that may still be open. */
  engineNames(): string[] {
    return [...this.#names.values()];
  }

  readParse(bytes: Buffer): { name: string; sql: string } {
    const nameEnd = endOfString(bytes, HEADER_BYTES);
    return {
      name: bytes.toString('utf8', HEADER_BYTES, nameEnd),
      sql: bytes.toString('utf8', nameEnd + 1, endOfString(bytes, nameEnd + 1)),
    };
  }

  /** @param otherSql text to prepare in place of the client's, if given. */
  renameParse(bytes: Buffer, otherSql?: string): Buffer {
    const nameEnd = endOfString(bytes, HEADER_BYTES);
    let renamed = bytes;
    if (otherSql !== undefined) {
      renamed = splice(renamed, nameEnd + 1, endOfString(renamed, nameEnd + 1), otherSql);
    }
    if (nameEnd === HEADER_BYTES) {
      this.#unnamedParse = renamed;
      return renamed;
    }
    return splice(renamed, HEADER_BYTES, nameEnd, this.#engineName(bytes.toString('utf8', HEADER_BYTES, nameEnd)));
  }

  /** Renames in a Bind, Describe or Close. `statement`: the client's name for it, undefined if the message is about a portal. */
  rename({ type, bytes }: FrontendMessage): { bytes: Buffer; statement: string | undefined } {
    let from = HEADER_BYTES;
    if (type === Frontend.bind) from = endOfString(bytes, from) + 1;
    else if (bytes[from] === STATEMENT) from += 1;
    else return { bytes, statement: undefined };
    const to = endOfString(bytes, from);
    const statement = bytes.toString('utf8', from, to);
    if (statement === '') return { bytes, statement };
    const renamed = splice(bytes, from, to, this.#engineName(statement));
    if (type === Frontend.close) this.#names.delete(statement);
    return { bytes: renamed, statement };
  }

  #engineName(name: string): string {
    let engineName = this.#names.get(name);
    if (engineName === undefined) {
      engineName = `c${this.#connectionId}s${(this.#made += 1)}`;
      this.#names.set(name, engineName);
    }
    return engineName;
  }
}
