import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isUuid, systemClock } from '#domain';
import {
  createDataSource,
  Database,
  FieldKeys,
  type MasterKeySettings,
  openMasterKey,
  resealFields,
  rotateAgencyKeys,
  spawnEmbeddedDatabase,
} from '#persistence';

const help = `Keys of the sealed fields, of the database that DATABASE_URL names, or the embedded one of a house that is stopped. The
master key is that of the environment (MASTER_KEY, MASTER_KEY_FILE or KMS_URL), else that of the data directory.

  npm run fields -- seal                 seals what is not sealed yet, and anew what a retired key sealed. The house may
                                         run meanwhile; it may be stopped and begun again at any time
  npm run fields -- rotate [--agency ID] gives each agency (or this one) a new key, which seals from now on. Then, after a
                                         minute, so that every process has noticed: seal
  npm run fields -- rewrap               wraps the keys by the present master key; the former one is given as
                                         MASTER_KEY_PREVIOUS. A key service is asked to wrap them by its newest version

  --data DIR    of the embedded database, as given to npm start (default: .data)
`;

const everyMilliseconds = 1_000;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      agency: { type: 'string' },
      data: { type: 'string', default: '.data' },
      help: { type: 'boolean', default: false },
    },
  });
  const [act] = positionals;
  const run = act === undefined ? undefined : acts[act];
  if (values.help || !run) {
    process.stdout.write(help);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  if (values.agency !== undefined && !isUuid(values.agency)) throw new Error('--agency: is no id');
  const data = resolve(values.data);
  const url = process.env['DATABASE_URL'];
  const embedded = url ? undefined : await openEmbedded(data);
  try {
    const keys = new FieldKeys(openMasterKey(settingsOf(data, embedded !== undefined)), systemClock);
    const source = createDataSource({ url: url ?? embedded!.url, poolSize: 2, applicationName: 'qalqan-fields' });
    const database = new Database(await source.initialize(), keys);
    try {
      await run(database, keys, values.agency);
    } finally {
      await database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

const acts: Record<string, (database: Database, keys: FieldKeys, agency: string | undefined) => Promise<void>> = {
  async seal(database) {
    let toldAt = systemClock.now();
    const sealed = await resealFields(database, (table, rows, values) => {
      if (systemClock.now() - toldAt < everyMilliseconds) return;
      toldAt = systemClock.now();
      process.stderr.write(
        `  ${table}: ${rows.toLocaleString('en')} rows, ${values.toLocaleString('en')} values sealed …\n`,
      );
    });
    process.stdout.write(`Sealed: ${sealed.toLocaleString('en')} values.\n`);
  },
  async rotate(database, keys, agency) {
    const count = await rotateAgencyKeys(database, keys, agency);
    if (count === 0) throw new Error('there is no such agency');
    process.stdout.write(`New keys: ${count}. In a minute: npm run fields -- seal\n`);
  },
  async rewrap(database, keys) {
    process.stdout.write(`Wrapped anew: ${await keys.rewrap(database)} keys.\n`);
  },
};

async function openEmbedded(data: string): ReturnType<typeof spawnEmbeddedDatabase> {
  const dataDir = join(data, 'database');
  if (!existsSync(dataDir))
    throw new Error(`DATABASE_URL is not set, and there is no embedded database in ${dataDir}.`);
  return spawnEmbeddedDatabase({ dataDir, port: 0 });
}

/** `npm start` keeps a master key of its own beside its database. */
function settingsOf(data: string, ownHouse: boolean): MasterKeySettings {
  const { MASTER_KEY, MASTER_KEY_FILE, KMS_URL } = process.env;
  if (!ownHouse || MASTER_KEY || MASTER_KEY_FILE || KMS_URL) return process.env;
  const kept = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as MasterKeySettings;
  return { ...process.env, MASTER_KEY: kept.MASTER_KEY };
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
