import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { createDataSource, Database } from '#persistence';
import { testDatabaseUrl, testFieldKeys } from '../../support/test-database.js';

const page = new URL('../../../docs/data-retention.md', import.meta.url);

/** `| `a`, `b` | `x`, `y` (words) |` to the pairs of tables and columns that the line names. */
function pairsOf(line: string): [table: string, column: string][] {
  const [, tables = '', columns = ''] = line.split('|');
  const names = (text: string): string[] =>
    [...text.replaceAll(/\([^)]*\)/g, '').matchAll(/`([a-z_0-9]+)`/g)].map(([, name]) => name!);
  return names(tables).flatMap((table) => names(columns).map((column): [string, string] => [table, column]));
}

function section(text: string, title: string): string[] {
  const [, rest = ''] = text.split(`\n## ${title}\n`);
  return rest
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'));
}

/** Every column of the schema is either personal, and its line says how long it is kept, or listed as saying nothing of a person. */
describe('docs/data-retention.md', () => {
  let database: Database;
  let schema: Set<string>;
  let personal: string[];
  let others: string[];

  beforeAll(async () => {
    const options = { url: testDatabaseUrl(), poolSize: 1, applicationName: 'tests' };
    database = new Database(await createDataSource(options).initialize(), testFieldKeys());
    const rows = await database.rows<{ table: string; column: string }>(
      `SELECT c.relname AS table, a.attname AS column FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
         AND c.relname NOT IN ('spatial_ref_sys', 'migration') AND c.relname NOT LIKE 'bullmq%'`,
    );
    schema = new Set(rows.map(({ table, column }) => `${table}.${column}`));
    const text = await readFile(page, 'utf8');
    const named = (title: string): string[] =>
      section(text, title).flatMap((line) => pairsOf(line).map(([table, column]) => `${table}.${column}`));
    personal = named('Tables');
    others = named('Columns that say nothing of a person');
  });
  afterAll(() => database.close());

  it('has a line for each column of the schema', () => {
    const named = new Set([...personal, ...others]);
    expect([...schema].filter((column) => !named.has(column)).toSorted()).toEqual([]);
  });

  it('names no column that the schema has not', () => {
    expect([...personal, ...others].filter((column) => !schema.has(column))).toEqual([]);
  });

  it('calls no column both', () => {
    expect(others.filter((column) => personal.includes(column))).toEqual([]);
  });

  it('says of each personal column how long it is kept', async () => {
    const lines = section(await readFile(page, 'utf8'), 'Tables');
    const silent = lines.filter((line) => line.split('|').length !== 6 || line.split('|')[4]!.trim() === '');
    expect(silent).toEqual([]);
  });
});
