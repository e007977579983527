import { resolve } from 'node:path';
import { prepareCluster } from './cluster-directory.js';
import { connectionUrl } from './connection-url.js';
import { lockDataDirectory } from './data.lock.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import type { Engine } from './engine.js';
import { Maintenance } from './maintenance.js';
import { SharedSession } from './shared-session.js';
import { SocketServer } from './socket.server.js';

export interface EmbeddedDatabaseOptions {
  /** Directory of the data, made if need be; `memory` for a database that ends with the process. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; 0 or absent for any free one. */
  readonly port?: number | undefined;
  /** What connections see unless they choose their own. Default `public`. */
  readonly searchPath?: string | undefined;
  /** Default 100. One more gets SQLSTATE 53300. */
  readonly maxConnections?: number | undefined;
  /** Limit of one request and of one COPY, in bytes; above it SQLSTATE 54000. Default 64 MiB. */
  readonly maxRequestBytes?: number | undefined;
  /** A transaction idle for longer is ended with SQLSTATE 25P03, in milliseconds. Default 60,000. */
  readonly idleInTransactionMs?: number | undefined;
  /**
   * Directory in which a fresh cluster is kept, so that the next data directory is a copy of it: seconds instead of ten.
   * For tests and demos that make many; not for `memory`.
   */
  readonly templateDir?: string | undefined;
  /** Steps of the boot, in words; the first boot of a directory takes long. */
  readonly onProgress?: (step: string) => void;
  /**
   * The database ended by itself and cannot be had again; it no longer listens. Not called for an engine failure that was
   * recovered from: connections then end with SQLSTATE 57P02, and new ones are served after the restart.
   */
  readonly onFailed?: (error: EmbeddedDatabaseError) => void;
}

export interface EmbeddedDatabase {
  /** Connection string for any PostgreSQL client. */
  readonly url: string;
  readonly port: number;
  /** Finishes the running request, ends all connections, writes a checkpoint, releases the directory. */
  close(): Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Starts PostgreSQL with PostGIS inside this process and serves it on a loopback port. While a request runs the event loop
 * stands still, so give it a process of its own: see `spawnEmbeddedDatabase`.
 *
 * All connections share one session. Transactions, settings, prepared statements and subscriptions are kept apart;
 * temporary tables, advisory locks, `PREPARE` and `set_config(…, false)` are not. There is no fsync: data survives the end
 * of the process, not of the power.
 * @throws EmbeddedDatabaseError `directory-in-use`, `directory-unusable`, `port-in-use`, `boot-failed`.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const database = new RunningDatabase(options);
  await database.start();
  return database;
}

class RunningDatabase implements EmbeddedDatabase {
  readonly #options: EmbeddedDatabaseOptions;
  readonly #dataDir: string | undefined;
  readonly #server: SocketServer;
  #releaseLock: () => void = () => undefined;
  #engine: Engine | undefined;
  #maintenance: Maintenance | undefined;
  #port = 0;
  #closing: Promise<void> | undefined;

  constructor(options: EmbeddedDatabaseOptions) {
    this.#options = options;
    this.#dataDir = options.dataDir === 'memory' ? undefined : resolve(options.dataDir);
    this.#server = new SocketServer({
      maxConnections: options.maxConnections ?? 100,
      maxRequestBytes: options.maxRequestBytes ?? 64 * MEBIBYTE,
      maxUnreadBytes: 64 * MEBIBYTE,
      idleInTransactionMs: options.idleInTransactionMs ?? 60_000,
      startupMs: 10_000,
      onEngineFailed: (error) => void this.#recover(error),
    });
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return connectionUrl(this.#port);
  }

  async start(): Promise<void> {
    if (this.#dataDir !== undefined) this.#releaseLock = lockDataDirectory(this.#dataDir).release;
    try {
      this.#port = await this.#server.listen(this.#options.port ?? 0);
      await this.#boot();
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #boot(): Promise<void> {
    const cluster = this.#dataDir === undefined ? undefined : prepareCluster(this.#dataDir, this.#options.templateDir);
    // Loaded only here: a launcher that spawns the database elsewhere shall not carry the engine.
    const { bootEngine } = await import('./engine.js');
    const engine = await bootEngine({
      clusterDir: cluster?.path,
      fresh: cluster?.fresh ?? true,
      searchPath: this.#options.searchPath ?? 'public',
      onProgress: this.#options.onProgress ?? (() => undefined),
    });
    cluster?.created();
    this.#engine = engine;
    const shared = new SharedSession(engine);
    this.#server.serve(shared, await engine.parameters());
    this.#maintenance = new Maintenance(shared, this.#server.queue);
  }

  /** As PostgreSQL does after a crash of a backend: everybody out, start anew from the log. */
  async #recover(failure: unknown): Promise<void> {
    this.#maintenance?.stop();
    this.#engine = undefined;
    const error =
      failure instanceof EmbeddedDatabaseError
        ? failure
        : new EmbeddedDatabaseError('engine-failed', `the database server failed: ${String(failure)}`, {
            cause: failure,
          });
    try {
      if (this.#closing) return;
      if (this.#dataDir === undefined) throw error;
      this.#options.onProgress?.(`restarting after a failure: ${error.message}`);
      await this.#boot();
    } catch (cause) {
      await this.close();
      this.#options.onFailed?.(cause instanceof EmbeddedDatabaseError ? cause : error);
    }
  }

  async #close(): Promise<void> {
    this.#maintenance?.stop();
    await this.#server.stop();
    await this.#engine?.close();
    this.#releaseLock();
  }
}
