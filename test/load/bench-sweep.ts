import { parseArgs } from 'node:util';
import { MovableClock, newId, systemClock } from '#domain';
import { detectionEngine } from '#geofence';
import { createDataSource, Database, migrate, spawnEmbeddedDatabase, SqlTrackingStore } from '#persistence';
import { SweepWatches } from '#tracking';
import { benchKeys } from './bench-keys.js';
import { seedWatches } from './seed-watches.js';

const help = `Usage: npm run bench:sweep -- [options]

Measures how long one sweep over the watched orders of a cell takes, on DATABASE_URL (a database that may be filled; embedded
without it). Works in a cell of its own and empties it in the end. Ends by itself.

  --orders N   watched orders to seed (100000)
  --help
`;

const { values } = parseArgs({
  options: { orders: { type: 'string', default: '100000' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const orders = Number(values.orders);
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const shares = [0.01, 0.1, 1];
const rows: [what: string, value: string, cpu: string][] = [];
const hour = 3_600_000;

async function main(): Promise<void> {
  const { url, stop } = await databaseUrl();
  const source = createDataSource({
    url,
    poolSize: 4,
    applicationName: 'bench',
    statementTimeoutMilliseconds: 600_000,
  });
  const database = new Database(await source.initialize(), benchKeys());
  await migrate(database.dataSource);
  const clock = new MovableClock(systemClock.now());
  const { cell, stateBytes } = await progress(`Seeding ${orders} watched orders`, () =>
    seedWatches(database, clock, orders),
  );
  await measureAll(database, cell, clock);
  await progress('Emptying the cell', () => empty(database, cell));
  await database.close();
  await stop();
  process.stdout.write(
    `\n${orders} watched orders, ${stateBytes} bytes of state each\n\n| of them | one sweep | of it the worker's own processor time |\n|---|---|---|\n`,
  );
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
}

async function measureAll(database: Database, cell: number, clock: MovableClock): Promise<void> {
  let findings = 0;
  const sweeper = new SweepWatches(
    new SqlTrackingStore(database),
    detectionEngine,
    { tell: () => undefined },
    clock,
    { newId, readyChannels: new Set(['webhook']) },
    {
      watchesSwept: (_count, found) => void (findings += found),
      sweepFailed: (_cell, _orderId, reason) => {
        throw new Error(`a watch could not be swept: ${reason}`);
      },
    },
  );
  const measure = async (what: string, expected: { swept: number; findings: number }): Promise<void> => {
    findings = 0;
    const [started, used] = [performance.now(), process.cpuUsage()];
    const swept = await sweeper.sweepCell(cell);
    const seconds = ((performance.now() - started) / 1_000).toFixed(2);
    const { user, system } = process.cpuUsage(used);
    say(`${what}: ${seconds} s`);
    rows.push([what, `${seconds} s`, `${((user + system) / 1e6).toFixed(2)} s`]);
    if (swept !== expected.swept || findings !== expected.findings)
      throw new Error(`${what}: swept ${swept} and found ${findings}, not ${expected.swept} and ${expected.findings}`);
  };
  const nothing = { swept: 0, findings: 0 };

  const soon = clock.now() - 1_000;
  await measure('nothing due', nothing);
  for (const share of shares) {
    const count = await makeDue(database, cell, share, { sweepAt: undefined, lookAt: soon }, clock);
    await measure(`${percent(share)} reported since it was due (${count})`, nothing);
  }
  // The rules of an order are read once; after that they are in the worker's memory.
  for (const [share, note] of [
    [1, ', rules not in memory yet'],
    ...shares.map((share) => [share, ''] as const),
  ] as const) {
    const count = await makeDue(database, cell, share, { sweepAt: soon, lookAt: soon }, clock);
    await measure(`${percent(share)} judged, nothing to say (${count})${note}`, { swept: count, findings: 0 });
  }
  clock.move(hour);
  for (const share of [0.001, ...shares]) {
    await progress('Letting all be heard again', () => restore(database, cell));
    const count = await makeDue(database, cell, share, { sweepAt: soon, lookAt: soon }, clock);
    // Both parties' devices.
    await measure(`${percent(share)} fallen silent: 2 alarms, incident, 4 deliveries each (${count})`, {
      swept: count,
      findings: 2 * count,
    });
  }
}

const percent = (share: number): string => `${share * 100} %`;

/** Makes a share of the orders due and the others not, as autovacuum would leave them. Returns how many are due. */
async function makeDue(
  database: Database,
  cell: number,
  share: number,
  { sweepAt, lookAt }: { sweepAt: number | undefined; lookAt: number },
  clock: MovableClock,
): Promise<number> {
  const later = clock.now() + 30 * 24 * hour;
  const time = (milliseconds: number): string => new Date(milliseconds).toISOString();
  await progress(`Making ${percent(share)} due`, async () => {
    await database.count(
      `UPDATE watch SET sweep_at = CASE WHEN (hashtext(order_id::text) & 65535) < $2 THEN $3::timestamptz ELSE $5::timestamptz END,
         look_at = CASE WHEN (hashtext(order_id::text) & 65535) < $2 THEN $4::timestamptz ELSE $5::timestamptz END
       WHERE cell = $1`,
      [cell, Math.round(share * 65_536), time(sweepAt ?? later), time(lookAt), time(later)],
    );
    await database.rows('VACUUM watch');
  });
  const [row] = await database.rows<{ count: number }>(`SELECT count(*) FROM watch WHERE cell = $1 AND look_at < $2`, [
    cell,
    time(later),
  ]);
  return row!.count;
}

/** The states as they were seeded (kept beside, in a table of its own); what was raised is history, as in a house that has run for long. */
async function restore(database: Database, cell: number): Promise<void> {
  await database.rows(
    `CREATE UNLOGGED TABLE IF NOT EXISTS bench_sweep_seed AS SELECT order_id, state FROM watch WHERE cell = ${cell}`,
  );
  await database.count(
    `UPDATE watch w SET state = s.state FROM bench_sweep_seed s
     WHERE w.cell = $1 AND w.order_id = s.order_id AND w.state::text <> s.state::text`,
    [cell],
  );
  await database.count(`UPDATE alarm SET ended_at = raised_at WHERE cell = $1 AND ended_at IS NULL`, [cell]);
  await database.count(
    `UPDATE incident SET status = 'closed', closed_at = opened_at - interval '1 day' WHERE cell = $1 AND status <> 'closed'`,
    [cell],
  );
  await database.rows('ANALYZE incident, alarm, delivery, incident_event');
}

async function empty(database: Database, cell: number): Promise<void> {
  for (const table of ['delivery', 'incident_event', 'alarm', 'incident'])
    await database.count(`DELETE FROM ${table} WHERE cell = $1`, [cell]);
  await database.rows('DROP TABLE IF EXISTS bench_sweep_seed');
  for (const table of ['watch', '"order"', 'cell_cursor'])
    await database.count(`DELETE FROM ${table} WHERE cell = $1`, [cell]);
  const [agency] = await database.rows<{ id: string }>(`SELECT id FROM agency WHERE cell = $1`, [cell]);
  for (const table of ['contact', 'person'])
    await database.count(`DELETE FROM ${table} WHERE agency_id = $1`, [agency!.id]);
  await database.count(`DELETE FROM agency WHERE id = $1`, [agency!.id]);
}

async function progress<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`  ${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  return result;
}

async function databaseUrl(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  const database = await progress('Starting the embedded database', () => spawnEmbeddedDatabase({ dataDir: 'memory' }));
  return { url: database.url, stop: () => database.stop() };
}

await main();
