import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { postgis } from '@electric-sql/pglite-postgis';
import { DATABASE_NAME } from './connection-url.js';
import { EmbeddedDatabaseError } from './embedded.error.js';
import { dataRows, errorText, readReply, type BackendReply } from './backend-reply.js';
import { maxStackDepth } from './stack-size.js';
import { queryMessage } from './wire-messages.js';

/** PostgreSQL within this process: one session, one request at a time. */
export interface Engine {
  /**
   * Runs whole protocol messages and gives all that the engine answered. Blocks the event loop meanwhile.
   * @throws EmbeddedDatabaseError `engine-failed` if the engine ended itself. An SQL error is part of the answer instead.
   */
  run(request: Buffer): Promise<Buffer>;
  /**
   * Parameters that PostgreSQL reports to every client (documentation, "Asynchronous Operations"), as this engine has them.
   */
  parameters(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}

const REPORTED_PARAMETERS = [
  'server_version',
  'server_encoding',
  'client_encoding',
  'is_superuser',
  'DateStyle',
  'IntervalStyle',
  'TimeZone',
  'integer_datetimes',
  'standard_conforming_strings',
  'default_transaction_read_only',
  'in_hot_standby',
  'search_path',
];

export interface EngineOptions {
  /** Directory of the PostgreSQL cluster; undefined keeps everything in memory. */
  readonly clusterDir: string | undefined;
  /** True if the cluster does not exist yet. */
  readonly fresh: boolean;
  readonly searchPath: string;
  readonly onProgress: (step: string) => void;
}

/**
 * Gives database and superuser our name. Written into the catalog because ALTER … RENAME refuses what the session itself
 * uses; reconnecting under another name, its way out, would here cost a second boot.
 */
const TAKE_NAMES = `
  UPDATE pg_database SET datname = '${DATABASE_NAME}' WHERE datname = 'postgres';
  UPDATE pg_authid SET rolname = '${DATABASE_NAME}' WHERE rolname = 'postgres';
  CHECKPOINT`;

const EXTENSIONS = ['postgis', 'btree_gist'];

/**
 * Boots PostgreSQL with PostGIS and btree_gist.
 * @throws EmbeddedDatabaseError `boot-failed`.
 */
export async function bootEngine(options: EngineOptions): Promise<Engine> {
  try {
    options.onProgress(options.fresh ? 'creating the database' : 'opening the database');
    const db = await PGlite.create({
      ...(options.clusterDir === undefined ? {} : { dataDir: options.clusterDir }),
      database: options.fresh ? 'postgres' : DATABASE_NAME,
      extensions: { postgis, btree_gist },
      startParams: [
        ...PGlite.defaultStartParams,
        '-c',
        `search_path=${options.searchPath}`,
        '-c',
        'timezone=UTC',
        '-c',
        `max_stack_depth=${maxStackDepth()}`,
      ],
    });
    const engine = new PgliteEngine(db);
    for (const extension of EXTENSIONS) {
      if (options.fresh) options.onProgress(`creating extension ${extension}`);
      await runSql(engine, `CREATE EXTENSION IF NOT EXISTS ${extension} SCHEMA public`);
    }
    if (options.fresh) await runSql(engine, TAKE_NAMES);
    return engine;
  } catch (cause) {
    throw new EmbeddedDatabaseError('boot-failed', `the embedded database did not start: ${describe(cause)}`, {
      cause,
    });
  }
}

async function runSql(engine: Engine, sql: string): Promise<BackendReply> {
  const reply = readReply(await engine.run(queryMessage(sql)));
  if (reply.error) throw new Error(`${errorText(reply.error)} (${sql.trim().slice(0, 80)})`);
  return reply;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

/** The engine's own stack pointer, a mutable WebAssembly global. */
interface StackPointer {
  value: number;
}

/**
 * PGlite 0.5.8 leaves an SQL error by throwing through the engine's frames and does not give their stack back: one to six
 * kilobytes each time, so that after some hundred errors every statement fails with "stack depth limit exceeded", ROLLBACK
 * too. Found by soak test. Between two requests the stack is empty, so it is put back to where it was.
 */
function stackPointerOf(db: PGlite): StackPointer {
  const pointer = (db.Module as unknown as { ___stack_pointer?: StackPointer }).___stack_pointer;
  if (typeof pointer?.value !== 'number') throw new Error('this version of PGlite does not show its stack pointer');
  return pointer;
}

class PgliteEngine implements Engine {
  readonly #db: PGlite;
  readonly #stackPointer: StackPointer;
  readonly #stackBase: number;

  constructor(db: PGlite) {
    this.#db = db;
    this.#stackPointer = stackPointerOf(db);
    this.#stackBase = this.#stackPointer.value;
  }

  async run(request: Buffer): Promise<Buffer> {
    const chunks: Buffer[] = [];
    try {
      await this.#db.execProtocolRawStream(request, {
        // NODEFS writes through; there is nothing to sync.
        syncToFs: false,
        // A view of WebAssembly memory that the engine writes over: it must be copied at once.
        onRawData: (data) => chunks.push(Buffer.from(data)),
      });
      this.#stackPointer.value = this.#stackBase;
    } catch (cause) {
      throw new EmbeddedDatabaseError('engine-failed', `the database engine stopped: ${describe(cause)}`, { cause });
    }
    return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
  }

  async parameters(): Promise<ReadonlyMap<string, string>> {
    const columns = REPORTED_PARAMETERS.map((name) => `current_setting('${name}')`);
    const values = dataRows(await runSql(this, `SELECT ${columns.join()}`))[0] ?? [];
    return new Map(REPORTED_PARAMETERS.map((name, index) => [name, values[index] ?? '']));
  }

  async close(): Promise<void> {
    await this.#db.close();
  }
}
