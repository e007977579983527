import { Database, type HouseSql, type Sql } from '#persistence';

export interface Statement {
  text: string;
  parameters: readonly unknown[];
}

/** Remembers what is sent. */
export class RecordingDatabase extends Database {
  readonly statements: Statement[] = [];

  override rows<Row>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.statements.push({ text, parameters });
    return super.rows(text, parameters);
  }

  override count(text: string, parameters: readonly unknown[] = []): Promise<number> {
    this.statements.push({ text, parameters });
    return super.count(text, parameters);
  }

  override transaction<T>(work: (sql: HouseSql) => Promise<T>): Promise<T> {
    return super.transaction((sql) =>
      work({ ...this.recorded(sql), asAgency: (agencyId) => this.recorded(sql.asAgency(agencyId)) }),
    );
  }

  private recorded(sql: Sql): Sql {
    return {
      rows: (text, parameters = []) => (this.statements.push({ text, parameters }), sql.rows(text, parameters)),
      count: (text, parameters = []) => (this.statements.push({ text, parameters }), sql.count(text, parameters)),
      fields: sql.fields,
    };
  }
}
