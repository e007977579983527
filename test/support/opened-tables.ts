import { FieldUnreadable, type Opener } from '#access';
import type { Database } from '#persistence';
import { sealedTables, type SealedColumn, type SealedTable } from '../../libs/persistence/src/fields/sealed-columns.js';
import { openAddresses, openJson } from '../../libs/persistence/src/fields/sealed-shapes.js';
import { mapNotes } from '../../libs/persistence/src/incidents/event-notes.js';

type Row = Record<string, string | number | Buffer | object | null>;

/** Everything that is kept sealed, opened, as JSON: what would be found by somebody who has the keys. */
export async function openedTables(database: Database): Promise<string> {
  const opened: unknown[] = [];
  for (const table of sealedTables) {
    const rows = await database.rows<Row>(`SELECT t.* FROM ${table.table} t`);
    for (const [name, column] of Object.entries(table.columns)) {
      if (column.kind === 'bytes') continue;
      const opener = await database.fields.openerOf(rows.map((row) => row[name]));
      opened.push(...rows.map((row) => (row[name] === null ? null : openedOrNull(opener, table, name, column, row))));
    }
  }
  return JSON.stringify(opened);
}

/** What another test has spoilt names nobody. */
function openedOrNull(...given: Parameters<typeof openedOf>): unknown {
  try {
    return openedOf(...given);
  } catch (error) {
    if (error instanceof FieldUnreadable) return null;
    throw error;
  }
}

function openedOf(opener: Opener, table: SealedTable, name: string, column: SealedColumn, row: Row): unknown {
  const keys = row as Record<string, string>;
  const ofRow = column.row?.(keys) ?? keys[Object.keys(table.keys).at(-1)!]!;
  const place = `${column.place ?? `${table.table}.${name}`}:${ofRow}`;
  const kept = row[name];
  switch (column.kind) {
    case 'text':
      return opener.open(place, kept as string);
    case 'addresses':
      return openAddresses(opener, place, kept as never[]);
    case 'notes':
      return mapNotes(kept as Record<string, unknown>, (key, text) =>
        opener.open(`${table.table}.${key}:${row['cell'] as number}:${ofRow}`, text),
      );
    default:
      return openJson(opener, place, kept);
  }
}
