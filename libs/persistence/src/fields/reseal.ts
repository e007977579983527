import type { Opener, Sealer } from '#access';
import { type Address, assertNever } from '#domain';
import type { Database, Sql } from '../database.js';
import { mapNotes } from '../incidents/event-notes.js';
import { resealStates } from '../tracking/reseal-states.js';
import { type Keys, type SealedColumn, type SealedKind, type SealedTable, sealedTables } from './sealed-columns.js';
import { type KeptAddress, openAddresses, openJson, sealAddresses } from './sealed-shapes.js';
import { keyIdOf } from './sealed-value.js';

/** Rows of one step: some milliseconds of work, so that whoever waits for one of them waits no longer. */
const rowsPerStep = 200;

type Row = Keys & { $agency: string | null } & Record<string, string | Buffer | null>;

interface Change {
  keys: Keys;
  before: string | Buffer;
  after: string | Buffer;
  index: Buffer | null;
}

/**
 * Seals what is not sealed yet, and what was sealed by a key that has been retired, table by table in small steps, while the
 * house runs. It may be stopped and begun anew at any time: what is sealed as it should be is left alone.
 *
 * @param progress called after each step: how many rows of the table were looked at and how many values sealed
 */
export async function resealFields(
  database: Database,
  progress: (table: string, seen: number, sealed: number) => void = () => undefined,
): Promise<number> {
  let all = 0;
  for (const table of sealedTables) {
    let after: (string | number)[] | undefined;
    let [seen, sealed] = [0, 0];
    for (;;) {
      const rows = await page(database, table, after);
      if (rows.length === 0) break;
      seen += rows.length;
      sealed += await resealRows(database, table, rows);
      progress(table.table, seen, sealed);
      after = primaryKey(table).map((name) => rows.at(-1)![name] as string | number);
    }
    all += sealed;
  }
  return all + (await resealStates(database, (seen, sealed) => progress('watch.state', seen, sealed)));
}

const primaryKey = ({ keys }: SealedTable): string[] => Object.keys(keys);

function page(sql: Sql, table: SealedTable, after: readonly (string | number)[] | undefined): Promise<Row[]> {
  const key = primaryKey(table);
  const columns = Object.entries(table.columns).map(([name, { kind }]) =>
    kind === 'bytes' ? `t.${name}` : `t.${name}::text AS ${name}`,
  );
  const beyond =
    after &&
    `(${key.map((name) => `t.${name}`).join()}) > (${key.map((name, n) => `$${n + 1}::${table.keys[name]}`).join()})`;
  const conditions = [table.where, beyond].filter(Boolean);
  return sql.rows<Row>(
    `SELECT ${[...[...key, ...(table.also ?? [])].map((name) => `t.${name}`), ...columns].join(', ')}, ${table.agency} AS "$agency"
     FROM ${table.table} t ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY ${key.map((name) => `t.${name}`).join()} LIMIT ${table.rows ?? rowsPerStep}`,
    after ?? [],
  );
}

async function resealRows(database: Database, table: SealedTable, rows: readonly Row[]): Promise<number> {
  const owned = rows.filter((row) => row.$agency !== null);
  const sealerOf = await database.fields.sealersOf(owned.map((row) => row.$agency!));
  const opener = await database.fields.openerOf(owned.flatMap((row) => valuesOf(table, row)));
  let count = 0;
  for (const [name, column] of Object.entries(table.columns)) {
    const changes: Change[] = [];
    for (const row of owned) {
      const before = row[name] as string | Buffer | null;
      if (before === null) continue;
      const sealer = sealerOf(row.$agency!);
      const place = placeOf(table, name, column, row);
      const after = resealed(column, before, place, opener, sealer);
      if (after === undefined) continue;
      const message = column.index?.of(opener.open(place, before as string), row.$agency!);
      const indexed = `${table.table}.${name}`;
      const index = message === undefined ? null : await database.fields.blindIndexOf(indexed, message);
      changes.push({ keys: row, before, after, index });
    }
    if (changes.length > 0) count += await write(database, table, name, column, changes);
  }
  return count;
}

/** Parsed, so that the keys they name are found. */
const valuesOf = (table: SealedTable, row: Row): unknown[] =>
  Object.entries(table.columns).map(([name, { kind }]) => {
    const value = row[name] as string | Buffer | null;
    return value === null || kind === 'text' || kind === 'bytes' ? value : (JSON.parse(value as string) as unknown);
  });

function placeOf(table: SealedTable, name: string, column: SealedColumn, row: Row): string {
  const last = primaryKey(table).at(-1)!;
  const prefix = column.kind === 'notes' ? table.table : (column.place ?? `${table.table}.${name}`);
  return `${prefix}:${column.row?.(row) ?? String(row[last])}`;
}

/** `undefined` when it is sealed as it should be. */
function resealed(
  { kind }: SealedColumn,
  before: string | Buffer,
  place: string,
  opener: Opener,
  sealer: Sealer,
): string | Buffer | undefined {
  const isCurrent = (value: unknown): boolean => keyIdOf(value) === sealer.keyId;
  if (Buffer.isBuffer(before))
    return isCurrent(before) ? undefined : sealer.sealBytes(place, opener.openBytes(place, before));
  switch (kind) {
    case 'text':
      return isCurrent(before) ? undefined : sealer.seal(place, opener.open(place, before));
    case 'addresses': {
      const kept = JSON.parse(before) as KeptAddress[];
      if (kept.every((entry) => 'sealed' in entry && isCurrent(entry.sealed))) return undefined;
      const opened: Address[] = openAddresses(opener, place, kept);
      return JSON.stringify(sealAddresses(sealer, place, opened));
    }
    case 'notes': {
      const [table, row] = [place.slice(0, place.indexOf(':')), place.slice(place.indexOf(':') + 1)];
      let changed = false;
      const data = mapNotes(JSON.parse(before) as Record<string, unknown>, (key, text) => {
        if (isCurrent(text)) return text;
        changed = true;
        const noted = `${table}.${key}:${row}`;
        return sealer.seal(noted, opener.open(noted, text));
      });
      return changed ? JSON.stringify(data) : undefined;
    }
    case 'json':
    case 'jsonb': {
      const value = JSON.parse(before) as unknown;
      if (isCurrent(value)) return undefined;
      return JSON.stringify(sealer.seal(place, JSON.stringify(openJson(opener, place, value))));
    }
    case 'bytes':
      return undefined;
    default:
      return assertNever(kind);
  }
}

/** What was changed meanwhile is left to the next run. Rows are locked in the order of their key, as everybody does. */
function write(
  database: Database,
  table: SealedTable,
  name: string,
  { kind, index }: SealedColumn,
  changes: readonly Change[],
): Promise<number> {
  const key = primaryKey(table);
  const parameters: unknown[] = key.map((column) => changes.map(({ keys }) => keys[column]));
  const bytes = kind === 'bytes';
  const given = [
    ...key.map((column, n) => `$${n + 1}::${table.keys[column]}[]`),
    `$${parameters.push(changes.map(({ before }) => before))}::${bytes ? 'bytea' : 'text'}[]`,
    `$${parameters.push(changes.map(({ after }) => after))}::${bytes ? 'bytea' : 'text'}[]`,
    `$${parameters.push(changes.map((change) => change.index))}::bytea[]`,
  ];
  const from = `unnest(${given.join(', ')}) AS n (${[...key, 'before', 'after', 'found'].join(', ')})`;
  const same = key.map((column) => `t.${column} = n.${column}`).join(' AND ');
  return database.transaction(async (sql) => {
    const locked = `SELECT 1 FROM ${table.table} t JOIN ${from} ON ${same}
      ORDER BY ${key.map((column) => `t.${column}`).join()} FOR UPDATE OF t`;
    await sql.rows(locked, parameters);
    return sql.count(
      `UPDATE ${table.table} t SET ${name} = n.after::${typeOf(kind)}
         ${index ? `, ${index.column} = n.found` : ''}
       FROM ${from} WHERE ${same} AND t.${name}${bytes ? '' : '::text'} = n.before`,
      parameters,
    );
  });
}

function typeOf(kind: SealedKind): string {
  if (kind === 'text') return 'text';
  if (kind === 'bytes') return 'bytea';
  return kind === 'json' ? 'json' : 'jsonb';
}
