import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TableError } from '#imports';
import { createDataSource, Database, spawnEmbeddedDatabase, SupportDirectoryRepository } from '#persistence';
import { readSupportTable, supportColumns } from '#support';

const help = `The directory of help, in the database that DATABASE_URL names, or the embedded one of a house that is stopped.

  npm run support -- import FILE   puts a list (CSV or XLSX) into the directory: what is in it is added or changed, other
                                   entries of its countries are taken away. Nothing is changed when a line is wrong
  npm run support -- check FILE    only says what is wrong

  --data DIR    of the embedded database, as given to npm start (default: .data)

Columns: ${supportColumns.join(', ')}
`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: '.data' }, help: { type: 'boolean', default: false } },
  });
  const [act, file] = positionals;
  if (values.help || (act !== 'import' && act !== 'check') || file === undefined) {
    process.stdout.write(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const places = await readSupportTable(await readFile(resolve(file)));
  if (act === 'check') {
    process.stdout.write(`${places.length} support places, nothing wrong.\n`);
    return;
  }
  const url = process.env['DATABASE_URL'];
  const embedded = url
    ? undefined
    : await spawnEmbeddedDatabase({ dataDir: join(resolve(values.data), 'database'), port: 0 });
  const source = createDataSource({ url: url ?? embedded!.url, poolSize: 1, applicationName: 'qalqan-support' });
  const database = new Database(await source.initialize());
  try {
    const countries = [...new Set(places.map(({ country }) => country))];
    await new SupportDirectoryRepository(database).replace(countries, places);
    process.stdout.write(`${places.length} support places of ${countries.join(', ')} are in the directory.\n`);
  } finally {
    await database.close();
    await embedded?.stop();
  }
}

main().catch((error: unknown) => {
  const said = error instanceof TableError ? `The file is no list: ${error.message}` : error;
  process.stderr.write(`${said instanceof Error ? said.message : String(said)}\n`);
  process.exitCode = 1;
});
