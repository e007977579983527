import { randomBytes } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hashSecret, StaffTokens } from '#access';
import { newId, systemClock } from '#domain';
import { createDataSource, Database, ensurePositionPartitions, migrate, spawnEmbeddedDatabase } from '#persistence';
import { migrateQueue } from '#queue';
import { bareBatch } from './bare-batch.js';
import { breachLatencies, openConsole, percentile, pressLatencies } from './console-latency.js';
import { flood } from './flood.js';
import { largeZones } from './large-zones.js';
import { LoadFixes } from './load-fixes.js';
import { type LoadCases, seedLoad } from './seed-load.js';

const help = `Usage: npm run bench -- [options]

Measures the api on DATABASE_URL (a database that may be filled; embedded without it), against a bare Fastify endpoint
and the bare statements of a batch, in the same run on the same machine. Ends by itself.

  --orders N        active orders to seed (20000)
  --connections N   connections of the load with one fix a request (512)
  --seconds N       of each measurement (15)
  --large-zones     only this: what zones of thousands of corners cost the batch they are in
  --help
`;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '512' },
    seconds: { type: 'string', default: '15' },
    'large-zones': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const orders = Number(values.orders);
const connections = Number(values.connections);
const seconds = Number(values.seconds);

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const children: ChildProcess[] = [];
const secret = randomBytes(32).toString('base64');

interface Row {
  what: string;
  value: string;
  limit?: string;
  ratio?: string;
}
const table: Row[] = [];

async function main(): Promise<void> {
  const { url, stop } = await databaseUrl();
  const database = await prepared(url);
  const cases = await measured(`Seeding ${orders} orders`, () => seedLoad(database, systemClock, orders));
  if (values['large-zones']) {
    await printLargeZones(database, cases);
    await database.close();
    await stop();
    return;
  }
  const api = await start('../../apps/api/src/main.js', [], {
    DATABASE_URL: url,
    REDIS_URL: process.env['REDIS_URL'],
    ACCESS_TOKEN_SECRET: secret,
    LOG_LEVEL: 'error',
  });
  const bare = await start('./bare-server.js', 'port', {});
  await throughput(api, bare, database, cases);
  await latencies(api, database, cases);
  await database.close();
  await stop();
  print();
}

async function throughput(api: string, bare: string, database: Database, cases: LoadCases): Promise<void> {
  // Devices that are not the ones whose latency is measured, from an hour of their own: every fix is new.
  const devices = cases.respondents.slice(200);
  const began = systemClock.now() - 20 * 3_600_000;
  const single = new LoadFixes(devices, began, 1);
  // Every device is known and every watch has a state, as in a house that has run for a while.
  await measured('Warming up', () => flood(api, single, connections, 120, devices.length));
  const limit = await measured('Bare endpoint, one fix a request', () => flood(bare, single, connections, seconds));
  const one = await measured('Api, one fix a request', () => flood(api, single, connections, seconds));
  note('fixes/s, one a request', one.requestsPerSecond, limit.requestsPerSecond, 'bare Fastify');
  table.push({ what: `  reply p50 / p99, ${connections} connections`, value: `${one.p50} / ${one.p99} ms` });
  table.push({ what: '  bare reply p50 / p99', value: `${limit.p50} / ${limit.p99} ms` });
  table.push({ what: '  requests that failed', value: String(one.failures) });

  const twenty = new LoadFixes(devices, began + 6 * 3_600_000, 20);
  const sql = await measured('Bare statements of a batch', () => bareBatch(database, devices, 20, seconds));
  const sqlOne = await measured('Bare statements, one fix an order', () => bareBatch(database, devices, 1, seconds));
  const bareTwenty = await measured('Bare endpoint, 20 fixes a request', () => flood(bare, twenty, 64, seconds));
  const many = await measured('Api, 20 fixes a request', () => flood(api, twenty, 64, seconds));
  note('fixes/s, 20 a request', many.requestsPerSecond * 20, sql, 'bare SQL batch');
  table.push({ what: '  reply p50 / p99, 64 connections', value: `${many.p50} / ${many.p99} ms` });
  table.push({
    what: '  of the bare endpoint, 20 a request',
    value: share(many.requestsPerSecond / bareTwenty.requestsPerSecond),
  });
  table.push({ what: '  requests that failed', value: String(many.failures) });
  table.push({ what: 'bare SQL batch, one fix an order', value: `${Math.round(sqlOne)} fixes/s` });
}

async function latencies(api: string, database: Database, cases: LoadCases): Promise<void> {
  const console = await openConsole(api, await dispatcherToken(database, cases));
  const phones = cases.protectedPhones;
  const idle = await measured('Presses, idle', () => pressLatencies(api, console, phones.slice(0, 100), 100));
  quantiles('press to console, idle', idle);
  const breaches = await measured('Breaches, idle', () =>
    breachLatencies(api, console, cases.respondents.slice(100, 150), 50),
  );
  quantiles('breach to console, idle', breaches);
  const single = new LoadFixes(cases.respondents.slice(200), systemClock.now() - 7 * 3_600_000, 1);
  const [loaded] = await measured('Presses under full load', () =>
    Promise.all([
      pressLatencies(api, console, phones.slice(200, 400), 200),
      flood(api, single, connections, Math.max(seconds, 20)),
    ]),
  );
  quantiles('press to console, full load', loaded);
  console.disconnect();
}

const share = (value: number): string => value.toFixed(2);

function note(what: string, value: number, limit: number, name: string): void {
  table.push({
    what,
    value: String(Math.round(value)),
    limit: `${Math.round(limit)} (${name})`,
    ratio: share(value / limit),
  });
}

function quantiles(what: string, times: readonly number[]): void {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  table.push({ what: `${what}, p50 / p99 of ${times.length}`, value: `${p50.toFixed(0)} / ${p99.toFixed(0)} ms` });
}

function print(): void {
  process.stdout.write('\n| measured | value | limit in the same run | ratio |\n|---|---|---|---|\n');
  for (const { what, value, limit = '', ratio = '' } of table) {
    process.stdout.write(`| ${what} | ${value} | ${limit} | ${ratio} |\n`);
  }
}

async function printLargeZones(database: Database, cases: LoadCases): Promise<void> {
  const ms = (value: number): string => (Number.isNaN(value) ? '' : `${value.toFixed(1)} ms`);
  const lines = [
    '| facts of one batch, median | corners | none such | measured whole | by parts |',
    '|---|---|---|---|---|',
  ];
  for (const corners of [1_000, 10_000, 19_999]) {
    const rows = await measured(`Zones of ${corners} corners`, () =>
      largeZones(database, systemClock, cases.respondents, corners),
    );
    for (const { what, none, whole, inParts } of rows)
      lines.push(`| ${what} | ${corners} | ${ms(none)} | ${ms(whole)} | ${ms(inParts)} |`);
  }
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return result;
}

async function databaseUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const database = await measured('Starting the embedded database', () => spawnEmbeddedDatabase({ dataDir: 'memory' }));
  return { url: database.url, stop: () => database.stop() };
}

async function prepared(url: string): Promise<Database> {
  const source = createDataSource({
    url,
    poolSize: 2,
    applicationName: 'bench',
    statementTimeoutMilliseconds: 600_000,
  });
  const database = new Database(await source.initialize());
  await migrate(database.dataSource);
  await migrateQueue(url);
  await ensurePositionPartitions(database, systemClock.now());
  return database;
}

async function dispatcherToken(database: Database, cases: LoadCases): Promise<string> {
  const staffId = newId();
  await database.count(
    `INSERT INTO staff_member (id, agency_id, email, name, role, language, password_hash, created_at)
     VALUES ($1, $2, $3, 'Load', 'dispatcher', 'en', $4, $5)`,
    [staffId, cases.agencyId, `${staffId}@load.example`, await hashSecret(newId()), new Date(systemClock.now())],
  );
  return new StaffTokens(secret, systemClock).sign(staffId);
}

/** Starts a program of ours and waits until its port answers. */
async function start(
  program: string,
  arguments_: string[] | 'port',
  env: Record<string, string | undefined>,
): Promise<string> {
  const port = await freePort();
  const file = fileURLToPath(new URL(program, import.meta.url));
  // As the launcher and the image start it.
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=64', file, ...(arguments_ === 'port' ? [String(port)] : arguments_)],
    {
      env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return url;
    if (attempt > 300 || child.exitCode !== null) throw new Error(`${program} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

try {
  await main();
} finally {
  for (const child of children) child.kill('SIGTERM');
}
