import { EmbeddedDatabaseError } from './embedded.error.js';
import type { FrontendMessage } from './frontend.framer.js';
import { effectsOf, splitStatements, type StatementEffect } from './statement-effects.js';
import type { StatementNames } from './statement-names.js';
import { COPY_FAIL, Frontend, HEADER_BYTES, queryMessage } from './wire-messages.js';

/** One whole request: what a client sent up to the message that asks for an answer. */
export interface WireRequest {
  /** `copy` waits for the client's data before it runs to its end; `flush` leaves the extended protocol open until Sync. */
  readonly kind: 'query' | 'sync' | 'flush' | 'copy';
  /** Messages for the engine, in order. */
  readonly parts: readonly Buffer[];
  readonly effects: readonly StatementEffect[];
  /** The request uses the unnamed statement without having parsed it. */
  readonly needsUnnamed: boolean;
}

const KNOWN = new Set<number>(Object.values(Frontend));

/**
 * Gathers a client's messages into whole requests. The engine must get a request in one piece: it knows one session only,
 * and messages of several clients mixed within a request give one client the answer of another.
 *
 * A request that may begin a COPY FROM STDIN gets a CopyFail before its last message. Where no COPY waits for data it means
 * nothing; where one does, it ends it. Without it the engine would read past the end of its input, which ends the engine.
 */
export class RequestAssembler {
  readonly #names: StatementNames;
  readonly #maxRequestBytes: number;
  #parts: Buffer[] = [];
  #bytes = 0;
  #effects: StatementEffect[] = [];
  #parsedUnnamed = false;
  #needsUnnamed = false;
  #copyIn = false;
  #mayCopyIn = false;
  /** Names of the prepared statements that are such a COPY; the unnamed one's is empty. */
  readonly #copyStatements = new Set<string>();

  /** @param maxRequestBytes limit of all messages of one request together, in bytes. */
  constructor(names: StatementNames, maxRequestBytes: number) {
    this.#names = names;
    this.#maxRequestBytes = maxRequestBytes;
  }

  /**
   * Takes one message; returns the request it completes, if any.
   * @throws EmbeddedDatabaseError `protocol-violation` for an unknown type (the engine would end itself),
   * `request-too-large` above the limit.
   */
  add(message: FrontendMessage): WireRequest | undefined {
    const { type, bytes } = message;
    if (!KNOWN.has(type)) {
      throw new EmbeddedDatabaseError('protocol-violation', `invalid frontend message type ${type}`);
    }
    switch (type) {
      case Frontend.query:
        this.#refuseUnsynced();
        this.#push(this.#readQuery(bytes));
        if (this.#mayCopyIn) this.#push(COPY_FAIL);
        return this.#finish(this.#copyIn ? 'copy' : 'query');
      case Frontend.functionCall:
        this.#refuseUnsynced();
        this.#push(bytes);
        return this.#finish('query');
      case Frontend.sync:
      case Frontend.flush:
        // All there was has been answered: a lone Flush must not make the connection hold the engine.
        if (type === Frontend.flush && this.#parts.length === 0) return undefined;
        if (this.#mayCopyIn) this.#push(COPY_FAIL);
        this.#push(bytes);
        if (this.#copyIn) return this.#finish('copy');
        return this.#finish(type === Frontend.sync ? 'sync' : 'flush');
      case Frontend.parse:
        this.#push(this.#readParse(bytes));
        return undefined;
      case Frontend.bind:
      case Frontend.describe:
      case Frontend.close: {
        const renamed = this.#names.rename(message);
        if (renamed.statement === '' && type !== Frontend.close && !this.#parsedUnnamed) this.#needsUnnamed = true;
        if (renamed.statement !== undefined && type === Frontend.bind && this.#copyStatements.has(renamed.statement)) {
          this.#copyIn = true;
          this.#mayCopyIn = true;
        }
        this.#push(renamed.bytes);
        return undefined;
      }
      case Frontend.execute:
        this.#push(bytes);
        return undefined;
      default:
        // Copy messages outside a COPY: leftovers of one that failed. PostgreSQL ignores them too.
        return undefined;
    }
  }

  /**
   * Allowed by the protocol and done by no client we know: had the first part an error, the engine's answer would not tell
   * whether it skips what follows.
   */
  #refuseUnsynced(): void {
    if (this.#parts.length > 0) {
      throw new EmbeddedDatabaseError(
        'protocol-violation',
        'a simple query must not follow extended ones without Sync',
      );
    }
  }

  #push(part: Buffer): void {
    this.#parts.push(part);
    this.#bytes += part.length;
    if (this.#bytes > this.#maxRequestBytes) {
      throw new EmbeddedDatabaseError(
        'request-too-large',
        `request of more than ${this.#maxRequestBytes} bytes exceeds the limit`,
      );
    }
  }

  #finish(kind: WireRequest['kind']): WireRequest {
    const request = { kind, parts: this.#parts, effects: this.#effects, needsUnnamed: this.#needsUnnamed };
    this.#parts = [];
    this.#bytes = 0;
    this.#effects = [];
    this.#needsUnnamed = false;
    this.#parsedUnnamed = false;
    this.#copyIn = false;
    this.#mayCopyIn = false;
    return request;
  }

  #readQuery(bytes: Buffer): Buffer {
    const sql = bytes.toString('utf8', HEADER_BYTES, bytes.length - 1);
    const effects = effectsOf(sql);
    if (effects.length === 0) {
      // Not recognised as a COPY, but mentioned: in a comment, or in a way that our reading of SQL does not follow.
      this.#mayCopyIn ||= mentionsCopyIn(sql);
      return bytes;
    }
    const refused = refusalOf(effects);
    if (refused !== undefined) return queryMessage(refusal(refused));
    if (effects.some(({ kind }) => kind === 'copy-in')) {
      if (effects.length > 1 || splitStatements(sql).length > 1) {
        return queryMessage(refusal('COPY FROM STDIN must be the only statement of its query'));
      }
      this.#copyIn = true;
      this.#mayCopyIn = true;
    }
    this.#effects.push(...effects);
    return bytes;
  }

  #readParse(bytes: Buffer): Buffer {
    const { sql, name } = this.#names.readParse(bytes);
    if (name === '') this.#parsedUnnamed = true;
    const effects = effectsOf(sql);
    const isCopy = effects.some(({ kind }) => kind === 'copy-in') || mentionsCopyIn(sql);
    if (isCopy) this.#copyStatements.add(name);
    else this.#copyStatements.delete(name);
    this.#effects.push(...effects);
    const refused = refusalOf(effects);
    return this.#names.renameParse(bytes, refused === undefined ? undefined : refusal(refused));
  }
}

function mentionsCopyIn(sql: string): boolean {
  return /stdin/i.test(sql) && /copy/i.test(sql);
}

function refusalOf(effects: readonly StatementEffect[]): string | undefined {
  for (const effect of effects) {
    if (effect.kind === 'refused') return `${effect.command} would reach the statements of all connections`;
  }
  return undefined;
}

/** SQL that fails with SQLSTATE 0A000. The engine itself says no, so that its transaction and Sync state stay right. */
function refusal(reason: string): string {
  return `DO $refuse$BEGIN RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'not supported by the embedded database: ${reason}'; END$refuse$`;
}
