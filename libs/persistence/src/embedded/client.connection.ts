import type { Socket } from 'node:net';
import { errorText } from './backend-reply.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import { FrontendFramer, type FrontendMessage } from './frontend.framer.js';
import { RequestAssembler, type WireRequest } from './request.assembler.js';
import { RequestRunner } from './request.runner.js';
import { greeting, readStartupPacket, type StartupMessage } from './startup.handshake.js';
import { StatementNames } from './statement-names.js';
import type { SharedSession } from './shared-session.js';
import type { Turn, TurnOutcome, TurnQueue } from './turn.queue.js';
import { Frontend, errorResponse, readyForQuery } from './wire-messages.js';

/** Limits of one connection. */
export interface ConnectionLimits {
  /** Largest message, largest request and largest COPY, in bytes. */
  readonly maxRequestBytes: number;
  /** Largest answer part that a client may leave unread before it is cut off, in bytes, while it is not being served. */
  readonly maxUnreadBytes: number;
  /** How long a transaction may lie idle while others wait, in milliseconds. */
  readonly idleInTransactionMs: number;
  /** How long a client may take to introduce itself, in milliseconds. */
  readonly startupMs: number;
}

/** What a connection needs of the server. */
export interface ConnectionHost {
  readonly limits: ConnectionLimits;
  readonly queue: TurnQueue;
  readonly serverParameters: ReadonlyMap<string, string>;
  /** The shared session, or why a client cannot have it now: an SQLSTATE and a text. */
  admit(startup: StartupMessage): SharedSession | { readonly code: string; readonly text: string };
  cancel(processId: number, secret: number): void;
  closed(connection: ClientConnection): void;
}

/** Unsent bytes above which no further request of this client is served until it has read. */
const HIGH_WATER_BYTES = 1024 * 1024;
/** How long an ended connection may take to read its last bytes, in milliseconds. */
const LINGER_MS = 5_000;
/** Received bytes above which the socket is not read while a request is being served. */
const READ_AHEAD_BYTES = 256 * 1024;

/** One client: its socket, the requests it sends, one at a time, and their turns in the queue. */
export class ClientConnection {
  readonly processId: number;
  readonly secret: number;
  readonly #socket: Socket;
  readonly #host: ConnectionHost;
  readonly #framer: FrontendFramer;
  readonly #names: StatementNames;
  readonly #assembler: RequestAssembler;
  #runner: RequestRunner | undefined;
  /** The turn that waits or runs, with whether a cancel request may take it back. */
  #turn: (Turn & { readonly cancellable: boolean }) | undefined;
  #ended = false;
  #draining = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(socket: Socket, host: ConnectionHost, key: { processId: number; secret: number }) {
    this.processId = key.processId;
    this.secret = key.secret;
    this.#socket = socket;
    this.#host = host;
    this.#framer = new FrontendFramer(host.limits.maxRequestBytes);
    this.#names = new StatementNames(key.processId);
    this.#assembler = new RequestAssembler(this.#names, host.limits.maxRequestBytes);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#received(chunk));
    // A reset by the peer is followed by 'close', where it is dealt with.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#closed());
    this.#setTimer(host.limits.startupMs, () => this.fatal('08006', 'no startup packet within the time allowed'));
  }

  /** Whether the client has been let in. */
  get admitted(): boolean {
    return this.#runner !== undefined;
  }

  /** Sends a FATAL error and ends the connection; what it left behind is cleaned up in its turn. */
  fatal(code: string, text: string): void {
    if (this.#ended) return;
    this.#socket.write(errorResponse('FATAL', code, text));
    this.#end();
  }

  /** Takes back a request that has not begun to run. One that runs cannot be stopped: it blocks this whole process. */
  cancel(): void {
    if (!this.#turn?.cancellable || !this.#host.queue.withdraw(this.#turn)) return;
    this.#turn = undefined;
    this.#write([
      errorResponse('ERROR', '57014', 'canceling statement due to user request'),
      readyForQuery(this.#runner?.status ?? 'I'),
    ]);
    this.#pump();
  }

  #received(chunk: Buffer): void {
    if (this.#ended) return;
    this.#framer.push(chunk);
    // A large request on its way is not an idle transaction.
    if (this.#runner) this.#timer?.refresh();
    if (this.#turn === undefined && !this.#draining) this.#pump();
    else if (this.#framer.buffered > READ_AHEAD_BYTES) this.#socket.pause();
  }

  /** Reads messages until a request is whole and has its turn, or bytes run out. */
  #pump(): void {
    try {
      while (!this.#ended && this.#turn === undefined && !this.#draining) {
        if (!(this.#runner ? this.#readMessage(this.#runner) : this.#readStartup())) break;
      }
    } catch (error) {
      if (!(error instanceof EmbeddedDatabaseError)) throw error;
      this.fatal(error.code === 'request-too-large' ? '54000' : '08P01', error.message);
    }
    if (this.#turn === undefined && !this.#draining && this.#socket.isPaused()) this.#socket.resume();
  }

  /** Returns whether there may be more to read. */
  #readMessage(runner: RequestRunner): boolean {
    const message = this.#framer.nextMessage();
    if (message === undefined) return false;
    if (message.type === Frontend.terminate) {
      this.#end();
    } else if (runner.copy) {
      if (runner.copy.add(message)) this.#enqueue(() => runner.finishCopy(), false);
    } else {
      this.#assemble(runner, message);
    }
    return true;
  }

  #assemble(runner: RequestRunner, message: FrontendMessage): void {
    const request = this.#assembler.add(message);
    if (request === undefined) return;
    this.#enqueue(() => this.#serve(runner, request), runner.outcome === 'free' && request.kind !== 'flush');
  }

  async #serve(runner: RequestRunner, request: WireRequest): Promise<TurnOutcome> {
    const switched = await runner.adopt();
    if (switched?.error) {
      this.fatal('55000', `the settings of this connection no longer apply: ${errorText(switched.error)}`);
      return runner.outcome;
    }
    return runner.run(request);
  }

  #readStartup(): boolean {
    const packet = this.#framer.nextStartupPacket();
    if (packet === undefined) return false;
    const startup = readStartupPacket(packet);
    switch (startup.kind) {
      case 'encryption':
        this.#socket.write('N');
        break;
      case 'cancel':
        this.#host.cancel(startup.processId, startup.secret);
        this.#end();
        break;
      case 'unsupported':
        this.fatal('0A000', startup.reason);
        break;
      case 'startup':
        this.#start(startup);
        break;
    }
    return true;
  }

  #start(startup: StartupMessage): void {
    const shared = this.#host.admit(startup);
    if ('code' in shared) {
      this.fatal(shared.code, shared.text);
      return;
    }
    this.#clearTimer();
    const runner = new RequestRunner(
      shared,
      this.#names,
      { write: (parts) => this.#write(parts) },
      {
        settings: startup.settings,
        maxRequestBytes: this.#host.limits.maxRequestBytes,
      },
    );
    this.#runner = runner;
    const welcome = (): void => {
      shared.users.add(runner);
      this.#write(greeting(startup, this, this.#host.serverParameters));
    };
    if (startup.settings.size === 0) {
      welcome();
      return;
    }
    // Tried at once, as PostgreSQL does, so that a role or setting that does not exist fails the connection.
    this.#enqueue(async () => {
      const switched = await runner.adopt();
      if (switched?.error) this.fatal('28000', errorText(switched.error));
      else welcome();
      return 'free';
    }, false);
  }

  #enqueue(run: () => Promise<TurnOutcome>, cancellable: boolean): void {
    this.#clearTimer();
    const turn = {
      holder: this,
      cancellable,
      run: async (): Promise<TurnOutcome> => {
        const outcome = await run();
        this.#turn = undefined;
        // A request already received is queued here, behind those of others.
        this.#turnEnded(outcome);
        return outcome;
      },
    };
    this.#turn = turn;
    this.#host.queue.enqueue(turn);
  }

  #turnEnded(outcome: TurnOutcome): void {
    if (this.#ended || this.#turn) return;
    if (this.#socket.writableLength > HIGH_WATER_BYTES) {
      this.#draining = true;
      this.#socket.once('drain', () => {
        this.#draining = false;
        this.#pump();
      });
    }
    if (outcome === 'held') {
      this.#setTimer(this.#host.limits.idleInTransactionMs, () =>
        this.fatal('25P03', 'terminating connection due to idle-in-transaction timeout'),
      );
    }
    this.#pump();
  }

  #write(parts: readonly Buffer[]): void {
    if (this.#socket.destroyed || parts.length === 0) return;
    if (this.#turn === undefined && this.#socket.writableLength > this.#host.limits.maxUnreadBytes) {
      // Only notifications arrive unasked: a client that no longer reads them must not fill our memory.
      this.#socket.destroy();
      return;
    }
    if (parts.length === 1) this.#socket.write(parts[0] as Buffer);
    else this.#socket.write(Buffer.concat(parts));
  }

  /** Ends the socket once it has sent what waits, and gives back what the connection held. */
  #end(): void {
    this.#socket.destroySoon();
    this.#release();
    // A peer that does not read would keep the socket for ever.
    this.#setTimer(LINGER_MS, () => this.#socket.destroy());
  }

  #closed(): void {
    this.#release();
    this.#clearTimer();
    this.#host.closed(this);
  }

  #release(): void {
    if (this.#ended) return;
    this.#ended = true;
    const runner = this.#runner;
    if (runner === undefined) return;
    if (this.#turn) this.#host.queue.withdraw(this.#turn);
    this.#host.queue.enqueue({
      holder: this,
      run: async () => {
        await runner.cleanUp();
        return 'free';
      },
    });
  }

  #setTimer(milliseconds: number, expired: () => void): void {
    this.#clearTimer();
    this.#timer = setTimeout(expired, milliseconds);
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
