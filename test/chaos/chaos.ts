import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createDataSource, Database } from '#persistence';
import { ChaosConsole } from './console.js';
import { ContactServers } from './contacts.js';
import { work } from './desk.js';
import { chooseFault, type World } from './faults.js';
import { ChaosHouse } from './house.js';
import { drive, Ledger, press } from './people.js';
import { until } from './program.js';
import { Random } from './random.js';
import { reconcile } from './reconcile.js';
import { reportOf, writeReport } from './report.js';
import { PostgresServer, RedisServer } from './servers.js';
import { TcpProxy } from './tcp-proxy.js';
import { foundTown, type Household } from './town.js';

const help = `Usage: npm run test:chaos -- [options]

Starts Qalqan on a PostgreSQL and a Redis of its own, lets people drive, press and work, breaks everything at random, heals
it, and reconciles what was accepted with what was stored, raised, shown and told. Ends with 1 when anything was lost or
doubled. Needs Debian's postgresql-15-postgis-3 and redis-server.

  --seed N       of the faults (random; printed)
  --minutes N    of breaking (8)
  --faults N     at most (240), spread over the time
  --orders N     households (16)
  --write        put the table into docs/reliability.md
  --help
`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(randomInt(1, 1_000_000)) },
    minutes: { type: 'string', default: '8' },
    faults: { type: 'string', default: '240' },
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
/** After the last fault everything that waits for a retry has its turn: the longest pause of a grave alarm is 64 s. */
const quietWithinMilliseconds = 240_000;

const started = performance.now();
const say = (text: string): void =>
  void process.stderr.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${text}\n`);

const closers: (() => Promise<unknown> | void)[] = [];
/** Ended in reverse, whatever happens. */
function own<T>(thing: T, close: (thing: T) => Promise<unknown> | void): T {
  closers.push(() => close(thing));
  return thing;
}

async function build(): Promise<
  World & { tokens: string[]; households: Household[]; town: Awaited<ReturnType<typeof foundTown>> }
> {
  const folder = own(mkdtempSync(join(tmpdir(), 'qalqan-chaos-')), (path) =>
    rmSync(path, { recursive: true, force: true }),
  );
  say('Starting PostgreSQL and Redis …');
  const database = own(await PostgresServer.open(folder), (server) => server.close());
  const redis = own(await RedisServer.open(folder), (server) => server.close());
  const databaseLine = own(await TcpProxy.open(() => database.port), (line) => line.close());
  const redisLine = own(await TcpProxy.open(() => redis.port), (line) => line.close());
  const contacts = own(await ContactServers.open(), (servers) => servers.close());
  say('Starting two apis and two workers …');
  const house = own(new ChaosHouse(folder, databaseLine.port, redisLine.port, {}), (programs) => programs.stop());
  const administrator = await house.start(2, 2);
  say(`Founding ${values.orders} households …`);
  const town = await foundTown(house.urls('api'), administrator, Number(values.orders), consoleCount, contacts.port);
  const consoles = town.dispatcherTokens.map((token, n) =>
    own(new ChaosConsole(() => house.urls('api'), token, n), (console) => console.close()),
  );
  await until(
    () => consoles.every((console) => console.isLive),
    30_000,
    () => 'the consoles do not come to life',
  );
  return {
    ...{ house, database, databaseLine, redis, redisLine, consoles, contacts, town },
    tokens: town.dispatcherTokens,
    households: town.households,
  };
}

async function breakThings(world: World, random: Random): Promise<Map<string, number>> {
  const struck = new Map<string, number>();
  const end = performance.now() + minutes * 60_000;
  const meanPause = (minutes * 60_000) / mostFaults;
  const running = new Set<Promise<void>>();
  const busy = new Set<string>();
  let count = 0;
  while (performance.now() < end && count < mostFaults) {
    await pause(meanPause * random.between(0.4, 1.3));
    const fault = chooseFault(random);
    // The same thing is not broken twice at once; different things are.
    if (busy.has(fault.name)) continue;
    busy.add(fault.name);
    count += 1;
    struck.set(fault.name, (struck.get(fault.name) ?? 0) + 1);
    say(`${String(count).padStart(3)}  ${fault.name}`);
    const strike = fault.strike(world, random).finally(() => {
      busy.delete(fault.name);
      running.delete(strike);
    });
    running.add(strike);
    strike.catch((error: Error) => say(`     ${fault.name} could not be done: ${error.message}`));
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
  const urls = world.house.urls('api');
  const lives = world.households.flatMap((household, n) => [
    drive(household, urls, ledger, new Random(seed + 1_000 + n), isEnding, isStopped),
    press(household, urls, ledger, new Random(seed + 2_000 + n), pressMeanSeconds, isEnding, isStopped),
  ]);
  const desk = work(urls, world.tokens[0]!, new Random(seed + 3_000), isEnding, isStopped);
  const struck = await breakThings(world, random);

  say('Everything is healed; waiting until it is quiet …');
  ending = true;
  await world.house.untilReady();
  await Promise.race([Promise.all([...lives, desk]), pause(120_000).then(() => (stopped = true))]);
  const database = own(await open(world.database.port), (db) => db.close());
  await quiet(database, world);

  const reconciled = await reconcile(database, world.town, ledger, world.consoles, world.contacts);
  const report = reportOf({
    seed,
    minutes,
    faults: struck,
    repeatedByDevices: ledger.repeats,
    repeatedToContacts: world.contacts.repeats,
    reconnects: world.consoles.reduce((sum, console) => sum + console.reconnects, 0),
    endedByThemselves: [...world.house.ends.values()].reduce((sum, count) => sum + count, 0),
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
  await until(isQuiet, quietWithinMilliseconds, () => 'not quiet', 1_000).catch(() =>
    say('It did not become quiet in time.'),
  );
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
