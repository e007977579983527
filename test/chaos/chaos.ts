import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createDataSource, Database } from '#persistence';
import { Random } from '../../apps/simulator/src/detection/random.js';
import { ChaosConsole } from './console.js';
import { channelsOf, openCounterparts } from './counterparts.js';
import { work } from './desk.js';
import { chooseFault, type World } from './faults.js';
import { ChaosHouse } from './house.js';
import { drive, Ledger, press } from './people.js';
import { PostgresServer } from './postgres-server.js';
import { until } from './program.js';
import { reconcile } from './reconcile.js';
import { RedisServer } from './redis-server.js';
import { reportOf, writeReport } from './report.js';
import { TcpProxy } from './tcp-proxy.js';
import { foundTown, type Town } from './town.js';

const help = `Usage: npm run test:chaos -- [options]

Starts Qalqan (presses, tracking and desk apart, two workers) on a PostgreSQL and a Redis of its own, and a counterpart for each
channel; lets people drive, press and work; breaks everything at random; heals it; and reconciles what was accepted with what
was stored, raised, shown and told. Ends with 1 when anything was lost or doubled. Takes ten minutes at most. Needs Debian's
postgresql-15-postgis-3 and redis-server; needs no root.

  --seed N       of the faults (random; printed)
  --minutes N    of breaking (6.5)
  --faults N     that many, spread over the time (220)
  --orders N     households, each with two contacts (16)
  --write        put the tables into docs/reliability.md
  --help
`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
    minutes: { type: 'string', default: '6.5' },
    faults: { type: 'string', default: '220' },
    orders: { type: 'string', default: '16' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const seed = Number(values.seed);
const minutes = Number(values.minutes);
const mostFaults = Number(values.faults);
const consoleCount = 3;
const pressMeanSeconds = 30;
/** In all. What is not quiet by then is reconciled as it is. */
const longestSeconds = 590;
const reconcilingSeconds = 10;

const started = performance.now();
const elapsedSeconds = (): number => (performance.now() - started) / 1_000;
const say = (text: string): void =>
  void process.stderr.write(`${elapsedSeconds().toFixed(0).padStart(4)} s  ${text}\n`);

const closers: (() => Promise<unknown> | void)[] = [];
/** Ended in reverse, whatever happens. */
function own<T>(thing: T, close: (thing: T) => Promise<unknown> | void): T {
  closers.push(() => close(thing));
  return thing;
}

async function build(): Promise<World & { town: Town }> {
  const folder = own(mkdtempSync(join(tmpdir(), 'qalqan-chaos-')), (path) =>
    rmSync(path, { recursive: true, force: true }),
  );
  say('Starting PostgreSQL and Redis …');
  const database = own(await PostgresServer.open(folder), (server) => server.close());
  const redis = own(await RedisServer.open(folder), (server) => server.close());
  const databaseLine = own(await TcpProxy.open(() => database.port), (line) => line.close());
  const redisLine = own(await TcpProxy.open(() => redis.port), (line) => line.close());
  const counterparts = own(await openCounterparts(folder), ({ all }) => Promise.all(all.map((one) => one.close())));
  const { environment, carriers } = counterparts;
  say('Starting the api (one of presses, two of tracking, two of desks) and two workers …');
  const house = own(new ChaosHouse(folder, databaseLine.port, redisLine.port, environment), (programs) =>
    programs.stop(),
  );
  const administrator = await house.start({ panic: 1, tracking: 2, desk: 2, carriers });
  say(`Founding ${values.orders} households …`);
  const urls = house.urls('desk');
  const size = { households: Number(values.orders), consoles: consoleCount };
  const town = await foundTown(urls, administrator, size, (contact) => channelsOf(counterparts, contact));
  const consoles = town.dispatcherTokens.map((token, n) =>
    own(new ChaosConsole(() => urls, token, n), (console) => console.close()),
  );
  await until(
    () => consoles.every((console) => console.isLive),
    30_000,
    () => 'the consoles do not come to life',
  );
  return { house, database, databaseLine, redis, redisLine, consoles, counterparts: counterparts.all, town };
}

async function breakThings(world: World, random: Random): Promise<Map<string, number>> {
  const struck = new Map<string, number>();
  const end = performance.now() + minutes * 60_000;
  // A little less than there is time for, so that all of them are struck.
  const meanPause = (0.95 * minutes * 60_000) / mostFaults;
  const running = new Set<Promise<void>>();
  const busy = new Set<string>();
  let count = 0;
  while (performance.now() < end && count < mostFaults) {
    await pause(meanPause * random.between(0.4, 1.6));
    const fault = chooseFault(random, (breaks) => busy.has(breaks));
    if (!fault) continue;
    busy.add(fault.breaks);
    count += 1;
    say(`${String(count).padStart(3)}  ${fault.name}`);
    const strike = fault
      .strike(world, random)
      .then(
        () => void struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1),
        (error: Error) => say(`     ${fault.name} could not be done: ${error.message}`),
      )
      .finally(() => {
        busy.delete(fault.breaks);
        running.delete(strike);
      });
    running.add(strike);
  }
  await Promise.all(running);
  return struck;
}

async function main(): Promise<boolean> {
  say(`Seed ${seed}`);
  const world = await build();
  const random = new Random(seed);
  const ledger = new Ledger();
  let ending = false;
  let stopped = false;
  const isEnding = (): boolean => ending;
  const isStopped = (): boolean => stopped;
  const { house, town, counterparts, consoles } = world;
  const [panic, tracking, deskUrls] = [house.urls('panic'), house.urls('tracking'), house.urls('desk')];
  const lives = town.households.flatMap((household, n) => [
    drive(household, tracking, ledger, new Random(seed + 1_000 + n), isEnding, isStopped),
    press(household, panic, ledger, new Random(seed + 2_000 + n), pressMeanSeconds, isEnding, isStopped),
  ]);
  const desk = work(deskUrls, town.dispatcherTokens[0]!, new Random(seed + 3_000), isEnding, isStopped);
  const struck = await breakThings(world, random);

  say('Everything is healed; waiting until it is quiet …');
  ending = true;
  await house.untilReady();
  await Promise.race([Promise.all([...lives, desk]), pause(120_000).then(() => (stopped = true))]);
  const database = own(await open(world.database.port), (db) => db.close());
  await quiet(database, world);

  const reconciled = await reconcile(database, town, ledger, consoles, counterparts);
  const report = reportOf({
    seed,
    minutes,
    faults: struck,
    repeatedByDevices: ledger.repeats,
    reconnects: consoles.reduce((sum, console) => sum + console.reconnects, 0),
    seconds: Math.ceil(elapsedSeconds()),
    endedByThemselves: [...house.ends.values()].reduce((sum, count) => sum + count, 0),
    reconciled,
  });
  process.stdout.write(`\n${report}`);
  if (values.write) writeReport('docs/reliability.md', report);
  for (const [reason, count] of ledger.reasons) say(`repeated for ${reason}: ${count}`);
  for (const refusal of ledger.refused.slice(0, 10)) say(`refused: ${refusal}`);
  for (const { what, examples } of reconciled.accounts) for (const example of examples) say(`${what}: ${example}`);
  const whole = reconciled.accounts.every(({ lost, doubled }) => lost === 0 && doubled === 0);
  const worked = reconciled.accounts.slice(0, 4).every(({ checked }) => checked > 0);
  if (!worked) say('Nothing happened that could have been lost: the run proves nothing.');
  say(whole ? 'Nothing was lost, nothing doubled.' : 'SOMETHING WAS LOST OR DOUBLED.');
  return whole && worked && ledger.refused.length === 0;
}

async function open(port: number): Promise<Database> {
  const source = createDataSource({
    url: `postgres://qalqan@127.0.0.1:${port}/postgres`,
    poolSize: 2,
    applicationName: 'chaos',
  });
  return new Database(await source.initialize());
}

/** No message waits, and every console has what there is; or the time is up, and the reconciliation says what is missing. */
async function quiet(database: Database, { consoles }: World): Promise<void> {
  const isQuiet = async (): Promise<boolean> => {
    const [row] = await database.rows<{ waiting: number; alarms: number }>(
      `SELECT (SELECT count(*)::int FROM delivery WHERE status = 'queued') AS waiting,
         (SELECT count(*)::int FROM alarm) AS alarms`,
      [],
    );
    return row!.waiting === 0 && consoles.every((console) => console.shown.size >= row!.alarms);
  };
  const left = longestSeconds - reconcilingSeconds - elapsedSeconds();
  await until(isQuiet, left * 1_000, () => 'not quiet', 1_000).catch(() => say('It did not become quiet in time.'));
}

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => reject(new Error(`ended by ${signal}`)));
});
try {
  process.exitCode = (await Promise.race([main(), interrupted])) ? 0 : 1;
} finally {
  for (const close of closers.toReversed()) await close();
}
process.exit();
