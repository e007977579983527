import type { DataSource, QueryRunner } from 'typeorm';
import type { FieldCipher } from '#access';
import { ConnectionWaits } from './connection-waits.js';
import { told } from './database.error.js';
import { type FieldKeys, SessionFields } from './fields/field-keys.js';

/** What runs statements. */
export interface SqlSession {
  /** Rows of the statement; for INSERT, UPDATE and DELETE those of its RETURNING. */
  rows<Row>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** How many rows the statement touched. */
  count(text: string, parameters?: readonly unknown[]): Promise<number>;
}

/** One session of the database, inside or outside a transaction, and what opens its sealed fields. */
export interface Sql extends SqlSession {
  readonly fields: FieldCipher;
}

/** The pool behind everything that speaks SQL. Rejects with `DatabaseUnavailable` when the database is away. */
export class Database implements Sql {
  readonly waits = new ConnectionWaits();

  /** @param keys without them nothing personal can be written or read: for programs that do neither */
  constructor(
    readonly dataSource: DataSource,
    readonly keys?: FieldKeys,
  ) {}

  get fields(): FieldCipher {
    return new SessionFields(this, this.keys);
  }

  async rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.withRunner((runner) => rowsOf<Row>(runner, text, parameters));
  }

  async count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    return this.withRunner((runner) => countOf(runner, text, parameters));
  }

  /** Commits when `work` resolves, rolls back when it rejects. `work` must use the given session only. */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.withRunner(async (runner) => {
      await runner.startTransaction();
      try {
        const session: SqlSession = {
          rows: (text, parameters = []) => rowsOf(runner, text, parameters),
          count: (text, parameters = []) => countOf(runner, text, parameters),
        };
        const result = await work({ ...session, fields: new SessionFields(session, this.keys) });
        await runner.commitTransaction();
        return result;
      } catch (error) {
        // A connection that died took its transaction with it: the first error is the one to tell.
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    });
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.rows('SELECT 1');
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await this.waits.during(runner.connect());
      return await work(runner);
    } catch (error) {
      throw told(error);
    } finally {
      await runner.release();
    }
  }
}

async function rowsOf<Row>(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const result = (await runner.query(text, parameters as unknown[], true)) as { records?: Row[] };
  return result.records ?? [];
}

async function countOf(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<number> {
  const result = (await runner.query(text, parameters as unknown[], true)) as { affected?: number };
  return result.affected ?? 0;
}
