import { isUuid } from '#domain';
import type { AgencyScope, PageRequest, Shelf } from '#orders';
import type { Sql } from '../database.js';

/** How a field is kept. A string is the name of its column. */
export interface ColumnRule {
  column: string;
  /** SQL that reads it; by default the column. */
  read?: string;
  /** SQL around the parameter that writes it. */
  write?: (parameter: string) => string;
  toParameter?: (value: never) => unknown;
  fromColumn?: (value: never) => unknown;
}

export type ColumnRules<Row> = { [Key in keyof Row]-?: string | ColumnRule };

/** Milliseconds to `timestamptz` and back. */
export const time = (column: string): ColumnRule => ({
  column,
  toParameter: (value: number | null) => (value === null ? null : new Date(value).toISOString()),
  fromColumn: (value: Date | null) => value?.getTime() ?? null,
});

export const json = (column: string): ColumnRule => ({
  column,
  toParameter: (value: unknown) => (value === null ? null : JSON.stringify(value)),
});

interface Field {
  key: string;
  rule: ColumnRule;
}

/** One table of an agency's records. Every statement is bound to the scope: the binding is here, not in the callers. */
export class SqlShelf<Row extends { id: string }> implements Shelf<Row> {
  private readonly fields: Field[];
  private readonly select: string;

  /** @param hot the table has `cell`, first in its keys */
  constructor(
    protected readonly sql: Sql,
    protected readonly scope: AgencyScope,
    private readonly table: string,
    columns: ColumnRules<Row>,
    private readonly hot = false,
  ) {
    this.fields = Object.entries<string | ColumnRule>(columns).map(([key, rule]) => ({
      key,
      rule: typeof rule === 'string' ? { column: rule } : rule,
    }));
    this.select = `SELECT ${this.fields.map(({ key, rule }) => `${rule.read ?? rule.column} AS "${key}"`).join(', ')}
      FROM ${table} WHERE agency_id = $1${hot ? ' AND cell = $2' : ''}`;
  }

  async list(page: PageRequest, filter: { [Key in keyof Row]?: Row[Key] | undefined } = {}): Promise<Row[]> {
    const parameters: unknown[] = this.bound();
    let text = this.select;
    for (const { key, rule } of this.fields) {
      const value = (filter as Record<string, unknown>)[key];
      if (value !== undefined) text += ` AND ${rule.column} = $${parameters.push(value)}`;
    }
    if (page.after !== undefined) text += ` AND id < $${parameters.push(page.after)}`;
    return this.rows(`${text} ORDER BY id DESC LIMIT $${parameters.push(page.limit)}`, parameters);
  }

  many(ids: readonly string[]): Promise<Row[]> {
    return this.listWhere({ limit: ids.length }, (parameter) => `id = ANY(${parameter(ids)}::uuid[])`);
  }

  /** Newest first, those that meet a condition in SQL. */
  async listWhere(
    { after, limit }: PageRequest,
    condition: (parameter: (value: unknown) => string) => string,
  ): Promise<Row[]> {
    const parameters: unknown[] = this.bound();
    const parameter = (value: unknown): string => `$${parameters.push(value)}`;
    const page = after === undefined ? '' : ` AND id < ${parameter(after)}`;
    const text = `${this.select} AND ${condition(parameter)}${page} ORDER BY id DESC LIMIT ${parameter(limit)}`;
    return this.rows(text, parameters);
  }

  byId(id: string): Promise<Row | undefined> {
    return this.one(id, '');
  }

  lock(id: string): Promise<Row | undefined> {
    return this.one(id, 'FOR UPDATE');
  }

  async insert(row: Row): Promise<boolean> {
    const parameters = this.bound();
    const values = this.fields.map((field) => written(field, row, parameters));
    const count = await this.sql.count(
      `INSERT INTO ${this.table} (agency_id${this.hot ? ', cell' : ''}, ${this.columnNames()})
       VALUES ($1${this.hot ? ', $2' : ''}, ${values.join(', ')}) ON CONFLICT DO NOTHING`,
      parameters,
    );
    return count === 1;
  }

  async update(row: Row): Promise<void> {
    const parameters = this.bound();
    const sets = this.fields
      .filter(({ key }) => key !== 'id')
      .map((field) => `${field.rule.column} = ${written(field, row, parameters)}`);
    await this.sql.count(
      `UPDATE ${this.table} SET ${sets.join(', ')}
       WHERE agency_id = $1${this.hot ? ' AND cell = $2' : ''} AND id = $${parameters.push(row.id)}`,
      parameters,
    );
  }

  private async one(id: string, suffix: string): Promise<Row | undefined> {
    if (!isUuid(id)) return undefined;
    const parameters = this.bound();
    const [row] = await this.rows(`${this.select} AND id = $${parameters.push(id)} ${suffix}`, parameters);
    return row;
  }

  private async rows(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    const records = await this.sql.rows<Record<string, unknown>>(text, parameters);
    for (const record of records)
      for (const { key, rule } of this.fields) if (rule.fromColumn) record[key] = rule.fromColumn(record[key] as never);
    return records as Row[];
  }

  private bound(): unknown[] {
    return this.hot ? [this.scope.agencyId, this.scope.cell] : [this.scope.agencyId];
  }

  private columnNames(): string {
    return this.fields.map(({ rule }) => rule.column).join(', ');
  }
}

function written({ key, rule }: Field, row: object, parameters: unknown[]): string {
  const value = (row as Record<string, unknown>)[key];
  const parameter = `$${parameters.push(rule.toParameter ? rule.toParameter(value as never) : value)}`;
  return rule.write ? rule.write(parameter) : parameter;
}
