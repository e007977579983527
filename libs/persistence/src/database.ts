import type { DataSource, QueryRunner } from 'typeorm';
import type { FieldCipher } from '#access';
import { isUuid } from '#domain';
import { ConnectionWaits } from './connection-waits.js';
import { told } from './database.error.js';
import { type FieldKeys } from './fields/field-keys.js';
import { SessionFields } from './fields/session-fields.js';
import { staffRole } from './row-security/policies.js';

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

/**
 * A session that acts for the house: it sees every agency's rows. What serves staff goes through `asAgency`: there the
 * database itself shows what the agency may see, whatever condition a statement forgets (docs/decisions/0025).
 */
export interface HouseSql extends Sql {
  asAgency(agencyId: string): Sql;
}

/** The pool behind everything that speaks SQL. Rejects with `DatabaseUnavailable` when the database is away. */
export class Database implements HouseSql {
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

  /** Each statement in a transaction of its own. */
  asAgency(agencyId: string): Sql {
    const acting = actingFor(agencyId);
    return {
      fields: this.fields,
      rows: (text, parameters = []) => this.acting(acting, (runner) => rowsOf(runner, text, parameters)),
      count: (text, parameters = []) => this.acting(acting, (runner) => countOf(runner, text, parameters)),
    };
  }

  /** Commits when `work` resolves, rolls back when it rejects. `work` must use the given session only. */
  async transaction<T>(work: (sql: HouseSql) => Promise<T>): Promise<T> {
    return this.withRunner(async (runner) => {
      await runner.startTransaction();
      try {
        const result = await work(new TransactionSession(runner, this.keys));
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

  private acting<T>(acting: string, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    return this.withRunner(async (runner) => {
      await runner.query(`START TRANSACTION; ${acting}`);
      try {
        const result = await work(runner);
        await runner.query('COMMIT');
        return result;
      } catch (error) {
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
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

/** One transaction, for the house and for agencies in turn: statements run in the order in which they were given. */
class TransactionSession implements HouseSql {
  /** Keys are the house's: no policy shows them to staff. */
  readonly fields: FieldCipher;
  private inForce = actingForTheHouse;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly runner: QueryRunner,
    keys: FieldKeys | undefined,
  ) {
    this.fields = new SessionFields(this, keys);
  }

  rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.acting(actingForTheHouse, () => rowsOf<Row>(this.runner, text, parameters));
  }

  count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    return this.acting(actingForTheHouse, () => countOf(this.runner, text, parameters));
  }

  asAgency(agencyId: string): Sql {
    const acting = actingFor(agencyId);
    return {
      fields: this.fields,
      rows: (text, parameters = []) => this.acting(acting, () => rowsOf(this.runner, text, parameters)),
      count: (text, parameters = []) => this.acting(acting, () => countOf(this.runner, text, parameters)),
    };
  }

  /** No statement may slip in between another one and what it acts for. */
  private acting<T>(acting: string, work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      if (acting !== this.inForce) await this.runner.query(acting);
      this.inForce = acting;
      return work();
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** The pool's own user. Connections ask for `row_security = off`: where a policy would hide rows from it, that is an error. */
const actingForTheHouse = `SET LOCAL ROLE NONE; SET LOCAL app.agency = ''; SET LOCAL row_security = off`;

function actingFor(agencyId: string): string {
  if (!isUuid(agencyId)) throw new Error('whoever acts for an agency names its id');
  return `SET LOCAL ROLE ${staffRole}; SET LOCAL app.agency = '${agencyId}'; SET LOCAL row_security = on`;
}

async function rowsOf<Row>(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  const result = (await runner.query(text, parameters as unknown[], true)) as { records?: Row[] };
  return result.records ?? [];
}

async function countOf(runner: QueryRunner, text: string, parameters: readonly unknown[]): Promise<number> {
  const result = (await runner.query(text, parameters as unknown[], true)) as { affected?: number };
  return result.affected ?? 0;
}
