import type { Sealer } from '#access';
import { isUuid } from '#domain';
import type { AgencyScope, LonLat, PageRequest, Shelf } from '#orders';
import type { Sql } from '../database.js';
import { sealedAddresses, type SealedShape, sealedText } from '../fields/sealed-shapes.js';

/** How a field is kept. A string is the name of its column. */
export interface ColumnRule {
  column: string;
  /** SQL that reads it; by default the column. */
  read?: string;
  /** SQL around the parameter that writes it. */
  write?: (parameter: string) => string;
  toParameter?: (value: never) => unknown;
  fromColumn?: (value: never) => unknown;
  /** What is written is JSON, as text. */
  isJson?: boolean;
  /** Kept sealed by the agency's key, for this column and row. */
  sealed?: SealedShape<never>;
  /** By what a sealed text is found again: a column beside it. */
  blindIndex?: BlindIndex;
}

interface BlindIndex {
  column: string;
  /** Whether no other row, of any agency, may have the value. */
  unique: boolean;
  /** What of a value is hashed, so that it is found however it is written; by default the value. */
  keyOf?: (value: string) => string;
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
  isJson: true,
  toParameter: (value: unknown) => (value === null ? null : JSON.stringify(value)),
});

/** A place to `geography(Point, 4326)` and back. */
export const lonLat = (column: string): ColumnRule => ({
  column,
  read: `CASE WHEN ${column} IS NULL THEN NULL ELSE ARRAY[ST_X(${column}::geometry), ST_Y(${column}::geometry)] END`,
  write: (parameter) => `${parameter}::geography`,
  toParameter: (at: LonLat | null) => at && `SRID=4326;POINT(${at.longitude} ${at.latitude})`,
  fromColumn: (at: [number, number] | null) => at && { longitude: at[0], latitude: at[1] },
});

const sealed =
  (shape: SealedShape<never>) =>
  (column: string): ColumnRule => ({ column, sealed: shape });

export const secretText = sealed(sealedText as SealedShape<never>);
export const secretUnique = (column: string, indexColumn: string): ColumnRule => ({
  ...secretText(column),
  blindIndex: { column: indexColumn, unique: true },
});
/** Found again within the agency alone: that two agencies know the same number, nobody sees. */
export const secretFound = (column: string, indexColumn: string, keyOf: (value: string) => string): ColumnRule => ({
  ...secretText(column),
  blindIndex: { column: indexColumn, unique: false, keyOf },
});
export const secretAddresses = (column: string): ColumnRule => ({
  ...sealed(sealedAddresses as SealedShape<never>)(column),
  isJson: true,
});

/** Some hundred kilobytes of a request. */
const rowsOfAStatement = 1_000;

const bytesInJson = (bytes: Buffer | null): string | null => bytes && `\\x${bytes.toString('hex')}`;

interface Field {
  key: string;
  rule: ColumnRule;
}

/** One table of an agency's records. Every statement is bound to the scope: the binding is here, not in the callers. */
export class SqlShelf<Row extends { id: string }> implements Shelf<Row> {
  private readonly fields: Field[];
  private readonly sealed: (Field & { rule: { sealed: SealedShape<never> } })[];
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
    this.sealed = this.fields.filter((field): field is (typeof this.sealed)[number] => field.rule.sealed !== undefined);
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
    if (await this.isTakenUnsealed(row)) return false;
    const parameters = this.bound();
    const sealer = await this.sealer();
    const values = this.fields.map((field) => this.written(field, row, parameters, sealer));
    const indexes = await this.indexesOf(row);
    const columns = [...this.fields.map(({ rule }) => rule.column), ...indexes.map(({ column }) => column)];
    for (const { index } of indexes) values.push(`$${parameters.push(index)}`);
    const count = await this.sql.count(
      `INSERT INTO ${this.table} (agency_id${this.hot ? ', cell' : ''}, ${columns.join(', ')})
       VALUES ($1${this.hot ? ', $2' : ''}, ${values.join(', ')}) ON CONFLICT DO NOTHING`,
      parameters,
    );
    return count === 1;
  }

  async update(row: Row): Promise<void> {
    const parameters = this.bound();
    const sealer = await this.sealer();
    const sets = this.fields
      .filter(({ key }) => key !== 'id')
      .map((field) => `${field.rule.column} = ${this.written(field, row, parameters, sealer)}`);
    for (const { column, index } of await this.indexesOf(row)) sets.push(`${column} = $${parameters.push(index)}`);
    await this.sql.count(
      `UPDATE ${this.table} SET ${sets.join(', ')}
       WHERE agency_id = $1${this.hot ? ' AND cell = $2' : ''} AND id = $${parameters.push(row.id)}`,
      parameters,
    );
  }

  async insertAll(rows: readonly Row[]): Promise<boolean> {
    const sealer = await this.sealer();
    let count = 0;
    for (let from = 0; from < rows.length; from += rowsOfAStatement)
      count += await this.insertSome(rows.slice(from, from + rowsOfAStatement), sealer);
    return count === rows.length;
  }

  /** The newest rows whose sealed field has this value. */
  protected matching(rule: ColumnRule, value: string, limit = 50): Promise<Row[]> {
    return this.matchingAny(rule, [value], limit);
  }

  /** The newest rows whose sealed field has one of these values. */
  protected async matchingAny(rule: ColumnRule, values: readonly string[], limit: number): Promise<Row[]> {
    if (values.length === 0) return [];
    const parameters = this.bound();
    const indexes = await Promise.all(values.map((value) => this.indexOf(rule, value)));
    const index = `$${parameters.push(indexes)}::bytea[]`;
    const plain = `$${parameters.push(values)}::text[]`;
    const condition = `AND (${rule.blindIndex!.column} = ANY(${index}) OR (${rule.blindIndex!.column} IS NULL AND ${rule.column} = ANY(${plain})))`;
    return this.rows(`${this.select} ${condition} ORDER BY id DESC LIMIT $${parameters.push(limit)}`, parameters);
  }

  /** The database makes rows of JSON by the types of its own columns. */
  private async insertSome(rows: readonly Row[], sealer: Sealer | undefined): Promise<number> {
    const records = await Promise.all(
      rows.map(async (row) => {
        const record: Record<string, unknown> = {};
        for (const field of this.fields) record[field.rule.column] = this.inJson(field, row, sealer);
        for (const { column, index } of await this.indexesOf(row)) record[column] = bytesInJson(index);
        return record;
      }),
    );
    const columns = Object.keys(records[0]!).join(', ');
    return this.sql.count(
      `INSERT INTO ${this.table} (agency_id${this.hot ? ', cell' : ''}, ${columns})
       SELECT $1${this.hot ? ', $2' : ''}, ${columns}
       FROM json_populate_recordset(NULL::${this.table}, $${this.hot ? 3 : 2}::json) ON CONFLICT DO NOTHING`,
      [...this.bound(), JSON.stringify(records)],
    );
  }

  private inJson({ key, rule }: Field, row: Row, sealer: Sealer | undefined): unknown {
    const value = this.keptOf({ key, rule }, row, sealer);
    if (rule.isJson && typeof value === 'string') return JSON.parse(value);
    return Buffer.isBuffer(value) ? bytesInJson(value) : value;
  }

  private keptOf({ key, rule }: Field, row: Row, sealer: Sealer | undefined): unknown {
    const value = (row as Record<string, unknown>)[key] as never;
    const kept = rule.sealed ? rule.sealed.seal(sealer!, this.placeOf(rule, row.id), value) : value;
    return rule.toParameter ? rule.toParameter(kept as never) : kept;
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
    if (this.sealed.length > 0) await this.unseal(records);
    return records as Row[];
  }

  private async unseal(records: readonly Record<string, unknown>[]): Promise<void> {
    const opener = await this.sql.fields.openerOf(
      records.flatMap((record) => this.sealed.map(({ key }) => record[key])),
    );
    for (const record of records)
      for (const { key, rule } of this.sealed)
        record[key] = rule.sealed.open(opener, this.placeOf(rule, record['id'] as string), record[key] as never);
  }

  private async sealer(): Promise<Sealer | undefined> {
    return this.sealed.length > 0 ? this.sql.fields.sealerOf(this.scope.agencyId) : undefined;
  }

  private placeOf({ column }: ColumnRule, id: string): string {
    return `${this.table}.${column}:${id}`;
  }

  private written(field: Field, row: Row, parameters: unknown[], sealer: Sealer | undefined): string {
    const parameter = `$${parameters.push(this.keptOf(field, row, sealer))}`;
    return field.rule.write ? field.rule.write(parameter) : parameter;
  }

  private bound(): unknown[] {
    return this.hot ? [this.scope.agencyId, this.scope.cell] : [this.scope.agencyId];
  }

  /** Rows whose fields nobody has sealed yet have no blind index: the column itself tells. */
  private async isTakenUnsealed(row: Row): Promise<boolean> {
    for (const { key, rule } of this.sealed) {
      if (!rule.blindIndex?.unique) continue;
      const text = `SELECT 1 FROM ${this.table} WHERE ${rule.column} = $1 LIMIT 1`;
      if ((await this.sql.rows(text, [(row as Record<string, unknown>)[key]])).length > 0) return true;
    }
    return false;
  }

  private async indexesOf(row: Row): Promise<{ column: string; index: Buffer | null }[]> {
    const found = [];
    for (const { key, rule } of this.sealed) {
      if (!rule.blindIndex) continue;
      const value = (row as Record<string, unknown>)[key] as string | null;
      found.push({ column: rule.blindIndex.column, index: value === null ? null : await this.indexOf(rule, value) });
    }
    return found;
  }

  protected indexOf({ column, blindIndex }: ColumnRule, value: string): Promise<Buffer> {
    const key = blindIndex!.keyOf?.(value) ?? value;
    return this.sql.fields.blindIndexOf(
      `${this.table}.${column}`,
      blindIndex!.unique ? key : `${this.scope.agencyId}:${key}`,
    );
  }
}
