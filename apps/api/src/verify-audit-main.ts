import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditKey, auditKeyOf, verifyAudit } from '#access';
import { isUuid, systemClock } from '#domain';
import { AuditArchiveRepository, createDataSource, Database, spawnEmbeddedDatabase } from '#persistence';
import { readKeptCheckpoints } from './audit/kept-checkpoints.js';
import { sayFault } from './audit/say-fault.js';

const help = `Verifies the audit chains of a database and names every entry that is not as it was written: that of DATABASE_URL,
or the embedded one of a house that is stopped.

  npm run audit:verify -- [options]

  --agency ID         only this agency's chain
  --checkpoints DIR   compare with the checkpoints kept in this folder (AUDIT_CHECKPOINT_DIRECTORY of the worker)
  --key FILE          believe only this public key (PEM, as GET /v1/audit/key showed it); by default those that the
                      database names, which whoever owns the database could change. May be given several times
  --data DIR          of the embedded database, as given to npm start (default: .data)
  --help              this text

Ends with 0 when every chain holds, 1 when one does not, 2 when it could not be read.
`;

const everyMilliseconds = 1_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      agency: { type: 'string' },
      checkpoints: { type: 'string' },
      key: { type: 'string', multiple: true },
      data: { type: 'string', default: '.data' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.agency !== undefined && !isUuid(values.agency)) throw new Error('--agency: is no id');
  const asked = {
    agencyId: values.agency?.toLowerCase(),
    kept: values.checkpoints === undefined ? undefined : await readKeptCheckpoints(values.checkpoints),
    keys: values.key?.map(readKey),
  };
  const url = process.env['DATABASE_URL'];
  if (url) {
    await verifyAt(url, asked);
    return;
  }
  const embedded = await openEmbedded(resolve(values.data));
  try {
    await verifyAt(embedded.url, asked);
  } finally {
    await embedded.stop();
  }
}

async function openEmbedded(data: string): ReturnType<typeof spawnEmbeddedDatabase> {
  const dataDir = join(data, 'database');
  if (!existsSync(dataDir))
    throw new Error(`DATABASE_URL is not set, and there is no embedded database in ${dataDir}.`);
  return spawnEmbeddedDatabase({ dataDir, port: 0 });
}

type Asked = Pick<Parameters<typeof verifyAudit>[1], 'agencyId' | 'kept' | 'keys'>;

async function verifyAt(url: string, asked: Asked): Promise<void> {
  const source = createDataSource({ url, poolSize: 1, applicationName: 'qalqan-audit-verify' });
  const database = new Database(await source.initialize());
  try {
    await verify(database, asked);
  } finally {
    await database.close();
  }
}

async function verify(database: Database, asked: Asked): Promise<void> {
  let toldAt = systemClock.now();
  const done = await verifyAudit(new AuditArchiveRepository(database), {
    ...asked,
    onFault: (fault) => process.stdout.write(`${sayFault(fault)}\n`),
    onProgress: ({ entries, agencies }) => {
      if (systemClock.now() - toldAt < everyMilliseconds) return;
      toldAt = systemClock.now();
      process.stderr.write(`  ${entries.toLocaleString('en')} entries, ${agencies} chains done …\n`);
    },
  });
  if (done.agencies === 0 && asked.agencyId !== undefined)
    throw new Error('--agency: there is no chain of this agency');
  const read = `Entries: ${done.entries.toLocaleString('en')}; chains: ${done.agencies}; checkpoints: ${done.checkpoints}.`;
  const unsigned =
    done.checkpoints === 0 ? ' Nothing was signed: whoever owns the database could have written them anew.' : '';
  if (done.faults === 0) process.stdout.write(`Every chain holds. ${read}${unsigned}\n`);
  else {
    process.stdout.write(`Faults: ${done.faults}; the first one is at the top. ${read}\n`);
    process.exitCode = 1;
  }
}

function readKey(path: string): AuditKey {
  try {
    return auditKeyOf(readFileSync(path));
  } catch (error) {
    throw new Error(`--key ${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
