import type { BackendReply } from './backend-reply.js';
import { CopyIn } from './copy-in.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import type { WireRequest } from './request.assembler.js';
import { withEffects, type SettingsProfile } from './session-settings.js';
import type { SessionUser, SharedSession } from './shared-session.js';
import type { StatementEffect } from './statement-effects.js';
import type { StatementNames } from './statement-names.js';
import type { TurnOutcome } from './turn.queue.js';
import { SYNC, closeStatementMessage, queryMessage, type TransactionStatus } from './wire-messages.js';

/** Where a runner sends answers, and notifications at any time between two answers. */
export interface ReplySink {
  write(parts: readonly Buffer[]): void;
}

/**
 * Runs one connection's requests on the shared session and keeps what is the connection's own: transaction status,
 * settings, channels, prepared statements. Every method that runs something needs the connection's turn.
 */
export class RequestRunner implements SessionUser {
  readonly #shared: SharedSession;
  readonly #names: StatementNames;
  readonly #sink: ReplySink;
  readonly #maxRequestBytes: number;
  readonly #initialSettings: SettingsProfile;
  #settings: SettingsProfile;
  #status: TransactionStatus = 'I';
  /** Extended protocol answered up to a Flush and not closed by a Sync yet. */
  #open = false;
  /** An error came within it: the engine ignores all until Sync. */
  #skipping = false;
  #effects: StatementEffect[] = [];
  #copy: CopyIn | undefined;

  constructor(
    shared: SharedSession,
    names: StatementNames,
    sink: ReplySink,
    options: { settings: SettingsProfile; maxRequestBytes: number },
  ) {
    this.#shared = shared;
    this.#names = names;
    this.#sink = sink;
    this.#initialSettings = options.settings;
    this.#settings = options.settings;
    this.#maxRequestBytes = options.maxRequestBytes;
  }

  get settings(): SettingsProfile {
    return this.#settings;
  }

  get status(): TransactionStatus {
    return this.#status;
  }

  /** A COPY FROM STDIN that waits for its data. */
  get copy(): CopyIn | undefined {
    return this.#copy;
  }

  /** Whether the connection keeps the engine to itself. */
  get outcome(): TurnOutcome {
    return this.#status !== 'I' || this.#open ? 'held' : 'free';
  }

  notify(message: Buffer): void {
    this.#sink.write([message]);
  }

  /**
   * Puts the connection's settings in force, if nothing of it is running.
   * @returns the reply to the switch, if one was needed; its error, if any, is for the client.
   */
  async adopt(): Promise<BackendReply | undefined> {
    return this.outcome === 'held' ? undefined : this.#shared.adopt(this);
  }

  async run(request: WireRequest): Promise<TurnOutcome> {
    if (request.kind === 'copy' && this.#status !== 'E' && !this.#skipping) return this.#beginCopy(request);
    const replay = request.needsUnnamed && this.#shared.lostUnnamed(this) ? this.#names.unnamedParse : undefined;
    const reply = await this.#shared.run(this, replay ? [replay, ...request.parts] : request.parts, {
      firstParseComplete: replay !== undefined,
      readyForQuery: request.kind === 'flush',
    });
    this.#sink.write(reply.forClient);
    return this.#after(request, reply);
  }

  /** Runs the COPY that waited, now that its data is whole. */
  async finishCopy(): Promise<TurnOutcome> {
    const copy = this.#copy as CopyIn;
    this.#copy = undefined;
    const reply = await this.#shared.run(this, copy.finalParts());
    this.#sink.write(afterCopyIn(reply));
    return this.#after(copy.request, reply);
  }

  /** Ends what the connection left behind: transaction, prepared statements, subscriptions. */
  async cleanUp(): Promise<void> {
    this.#shared.users.delete(this);
    const parts: Buffer[] = [];
    if (this.#open) parts.push(SYNC);
    if (this.#open || this.#status !== 'I') parts.push(queryMessage('ROLLBACK'));
    const statements = this.#names.engineNames();
    if (statements.length > 0) parts.push(...statements.map(closeStatementMessage), SYNC);
    if (parts.length > 0) this.#shared.deliver(await this.#shared.run(this, parts));
    this.#open = false;
    this.#status = 'I';
    await this.#shared.stopListening(this.#shared.fanout.unlisten(this));
  }

  /**
   * Asks the engine for the CopyInResponse by starting the COPY without data, and takes that back. The engine cannot wait
   * for data, so it gets the COPY again when all of it has come.
   */
  async #beginCopy(request: WireRequest): Promise<TurnOutcome> {
    const copy = new CopyIn(request, this.#maxRequestBytes);
    const inTransaction = this.#status === 'T';
    if (inTransaction) await this.#shared.run(this, [queryMessage('SAVEPOINT qalqan_copy')]);
    const reply = await this.#shared.run(this, copy.probeParts());
    if (reply.copyInEnd < 0) {
      this.#sink.write(reply.forClient);
      return this.#after(request, reply);
    }
    if (inTransaction) {
      await this.#shared.run(this, [queryMessage('ROLLBACK TO qalqan_copy'), queryMessage('RELEASE qalqan_copy')]);
    }
    this.#copy = copy;
    this.#sink.write([Buffer.concat(reply.forClient).subarray(0, reply.copyInEnd)]);
    return this.outcome;
  }

  async #after(request: WireRequest, reply: BackendReply): Promise<TurnOutcome> {
    this.#noteStatus(request, reply);
    if (!reply.error) this.#effects.push(...request.effects);
    let subscriptionsLost = false;
    if (this.outcome === 'free' && this.#effects.length > 0) {
      if (reply.lastTag !== 'ROLLBACK') subscriptionsLost = this.#applyEffects();
      this.#effects = [];
    }
    this.#shared.deliver(reply);
    if (subscriptionsLost) await this.#shared.listenAgain();
    return this.outcome;
  }

  #noteStatus(request: WireRequest, reply: BackendReply): void {
    if (reply.status !== undefined) {
      this.#status = reply.status;
      this.#open = false;
      this.#skipping = false;
      return;
    }
    if (request.kind === 'flush') {
      this.#open = true;
      this.#skipping ||= reply.error !== undefined;
    } else if (!this.#skipping) {
      throw new EmbeddedDatabaseError('engine-failed', 'the database engine left a request without an answer');
    }
  }

  /** Returns whether the engine may have dropped subscriptions that other connections still want. */
  #applyEffects(): boolean {
    let unlistened = false;
    for (const effect of this.#effects) {
      if (effect.kind === 'listen') this.#shared.fanout.listen(this, effect.channel);
      if (effect.kind === 'unlisten') {
        this.#shared.fanout.unlisten(this, effect.channel);
        unlistened = true;
      }
    }
    this.#settings = withEffects(this.#settings, this.#effects, this.#initialSettings);
    this.#shared.settle(this.#effects);
    return unlistened;
  }
}

/** The client had everything up to the CopyInResponse when the COPY began. */
function afterCopyIn(reply: BackendReply): Buffer[] {
  return reply.copyInEnd < 0 ? reply.forClient : [Buffer.concat(reply.forClient).subarray(reply.copyInEnd)];
}
