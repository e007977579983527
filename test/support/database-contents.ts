import type { Database } from '#persistence';

interface Column {
  schema: string;
  table: string;
  column: string;
  type: string;
}

const geographic = ['geography', 'geometry'];

/** Every column of every table that is not PostgreSQL's or PostGIS's own; of partitions too. */
export function columnsOf(database: Database): Promise<Column[]> {
  return database.rows<Column>(
    `SELECT n.nspname AS schema, c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
       AND c.relname NOT IN ('spatial_ref_sys', 'migration') ORDER BY 1, 2, 3`,
  );
}

/** `table.column` of what PostGIS measures; days' partitions under the name of their table. */
export const placesOf = (columns: readonly Column[]): string[] => [
  ...new Set(columns.filter(({ type }) => geographic.includes(type)).map(nameOf)),
];

const nameOf = ({ table, column }: Column): string => `${table.replace(/^position_.*/, 'position')}.${column}`;

/**
 * What a thief of the database reads in each column that is not a place: values as PostgreSQL writes them, and bytes as
 * text, hex and base64.
 *
 * @returns text by `table.column`
 */
export async function databaseContents(database: Database, columns: readonly Column[]): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const column of columns) {
    if (geographic.includes(column.type)) continue;
    const from = `"${column.schema}"."${column.table}"`;
    const isBytes = column.type === 'bytea';
    const rows = await database.rows<{ value: string | Buffer | null }>(
      `SELECT "${column.column}"${isBytes ? '' : '::text'} AS value FROM ${from} WHERE "${column.column}" IS NOT NULL`,
    );
    const text = rows.map(({ value }) => (Buffer.isBuffer(value) ? spelled(value) : value!)).join('\n');
    contents.set(nameOf(column), `${contents.get(nameOf(column)) ?? ''}${text}\n`);
  }
  return contents;
}

const spelled = (bytes: Buffer): string =>
  ['utf8', 'latin1', 'hex', 'base64'].map((encoding) => bytes.toString(encoding as BufferEncoding)).join('\n');

/** A word as it may be written: plain, within JSON, a URL, bytes in hex, bytes in base64 wherever they begin. */
export function spellings(word: string): string[] {
  const bytes = Buffer.from(word);
  const escaped = [...word].map((sign) =>
    sign > '~' ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign,
  );
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The first and the last sign hold bits of neighbours too.
    const own = text.slice(Math.ceil((before * 4) / 3) + (before > 0 ? 1 : 0), -2);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const short = base64.filter((text) => text.length >= 8);
  return [...new Set([word, escaped.join(''), encodeURIComponent(word), bytes.toString('hex'), ...short])];
}

/** The eight bytes of a number as PostGIS and others keep it, in hex. */
export function bytesOf(number: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(number);
  return bytes.toString('hex');
}
