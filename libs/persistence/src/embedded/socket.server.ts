import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { ClientConnection, type ConnectionHost, type ConnectionLimits } from './client.connection.js';
import { DATABASE_NAME, HOST } from './connection-url.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import type { SharedSession } from './shared-session.js';
import type { StartupMessage } from './startup.handshake.js';
import { TurnQueue } from './turn.queue.js';

/** Sockets beyond the connection limit that are still told so in words; those after them are just closed. */
const SPARE_SOCKETS = 50;

export interface SocketServerOptions extends ConnectionLimits {
  readonly maxConnections: number;
  /** The engine ended itself; all connections have been told and ended. */
  readonly onEngineFailed: (error: unknown) => void;
}

type State =
  | { readonly kind: 'starting' | 'recovering' | 'stopping' }
  | { readonly kind: 'serving'; readonly shared: SharedSession; readonly parameters: ReadonlyMap<string, string> };

const REFUSALS = {
  starting: 'the database system is starting up',
  recovering: 'the database system is in recovery mode',
  stopping: 'the database system is shutting down',
} as const;

/** Accepts clients on the loopback interface and hands them to the engine once there is one. */
export class SocketServer implements ConnectionHost {
  readonly limits: ConnectionLimits;
  readonly #options: SocketServerOptions;
  readonly #server: Server;
  readonly #connections = new Map<number, ClientConnection>();
  #state: State = { kind: 'starting' };
  #queue: TurnQueue;
  #lastId = 0;

  constructor(options: SocketServerOptions) {
    this.limits = options;
    this.#options = options;
    this.#queue = this.#newQueue();
    this.#server = createServer({ noDelay: true }, (socket) => this.#accept(socket));
    this.#server.maxConnections = options.maxConnections + SPARE_SOCKETS;
  }

  get queue(): TurnQueue {
    return this.#queue;
  }

  get serverParameters(): ReadonlyMap<string, string> {
    return this.#state.kind === 'serving' ? this.#state.parameters : new Map();
  }

  /**
   * Listens; clients are told to wait until `serve` is called.
   * @param port 0 for any free one. Returns the port.
   * @throws EmbeddedDatabaseError `port-in-use`.
   */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause: NodeJS.ErrnoException) => {
        reject(
          new EmbeddedDatabaseError(
            'port-in-use',
            `cannot listen on ${HOST}:${port} (${cause.code}): stop what uses it, or choose another port`,
            { cause },
          ),
        );
      });
      this.#server.listen({ port, host: HOST, exclusive: true }, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  serve(shared: SharedSession, parameters: ReadonlyMap<string, string>): void {
    this.#queue = this.#newQueue();
    this.#state = { kind: 'serving', shared, parameters };
  }

  /** Refuses new clients and ends those there are. A request that runs is finished first; those that wait are not run. */
  async stop(): Promise<void> {
    this.#state = { kind: 'stopping' };
    this.#queue.stop();
    this.#endAll('57P01', 'terminating connection due to administrator command');
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  admit(startup: StartupMessage): SharedSession | { code: string; text: string } {
    const state = this.#state;
    if (state.kind !== 'serving') return { code: '57P03', text: REFUSALS[state.kind] };
    if (startup.database !== DATABASE_NAME) {
      return {
        code: '3D000',
        text: `database "${startup.database}" does not exist: the embedded database is "${DATABASE_NAME}"`,
      };
    }
    let admitted = 0;
    for (const connection of this.#connections.values()) admitted += connection.admitted ? 1 : 0;
    if (admitted >= this.#options.maxConnections) return { code: '53300', text: 'sorry, too many clients already' };
    return state.shared;
  }

  cancel(processId: number, secret: number): void {
    const connection = this.#connections.get(processId);
    if (connection?.secret === secret) connection.cancel();
  }

  closed(connection: ClientConnection): void {
    this.#connections.delete(connection.processId);
  }

  #accept(socket: Socket): void {
    this.#lastId += 1;
    const key = { processId: this.#lastId, secret: randomBytes(4).readInt32BE(0) };
    this.#connections.set(key.processId, new ClientConnection(socket, this, key));
  }

  #newQueue(): TurnQueue {
    return new TurnQueue((error) => {
      this.#state = { kind: 'recovering' };
      this.#endAll('57P02', 'terminating connection because the database engine stopped');
      this.#options.onEngineFailed(error);
    });
  }

  #endAll(code: string, text: string): void {
    for (const connection of this.#connections.values()) connection.fatal(code, text);
  }
}
