import { parseArgs } from 'node:util';
import { systemClock } from '#domain';
import { percentile } from './console-latency.js';
import { GatewayProcess, type Memory } from './gateway-process.js';
import { LoadHouse, measured, say } from './load-house.js';
import { Report } from './report.js';
import { countOf, seedTrackers } from './seed-trackers.js';
import { storedOf } from './stored-fixes.js';
import { TrackerFleet } from './tracker-fleet.js';

const help = `Usage: npm run bench:gateway -- [options]

Connects trackers of all four protocols to a device gateway on DATABASE_URL (a database that may be filled; embedded without it): what an idle
connection costs, fixes at a steady rate, then the gateway is killed and started again, and all connect at once. Every fix that was
acknowledged is looked for in the database. Ends by itself, with 1 when a target is missed.

  --devices N   trackers, each in a connection (10000)
  --rate N      fixes a second (1000)
  --seconds N   of the steady part (300)
  --help
`;

const { values } = parseArgs({
  options: {
    devices: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '300' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const [devices, rate, seconds] = [Number(values.devices), Number(values.rate), Number(values.seconds)];

const slowestCommitMilliseconds = 250;
const mostBytesOfIdle = 20 * 1_024;
/** They speak all the while, also while the gateway is away. */
const beforeKill = 5;
const stormSeconds = 30;
const warmUpSeconds = 15;

const report = new Report('| measured | value |\n|---|---|');

async function main(house: LoadHouse): Promise<void> {
  const trackers = await measured(`Registering ${devices} trackers`, () =>
    seedTrackers(house.database, house.cases.respondents.slice(0, devices)),
  );
  const gateway = await GatewayProcess.on(house.environment);
  try {
    const fleet = new TrackerFleet(trackers, gateway.ports);
    report.row('trackers', countOf(trackers));
    await idle(gateway, fleet);
    await fleet.connect();
    await measured('Warming up', () => fleet.drive(rate, warmUpSeconds));
    await fleet.untilAcknowledged();
    await steady(gateway, fleet);
    await storm(gateway, fleet);
    await fleet.disconnect();
    await nothingLost(house, fleet);
  } finally {
    await gateway.stop();
  }
}

/** From a twentieth of the connections on: what the first ones cost is the gateway's own. */
async function idle(gateway: GatewayProcess, fleet: TrackerFleet): Promise<void> {
  await gateway.kill();
  await gateway.start();
  const few = Math.ceil(fleet.size / 20);
  await fleet.connect(0, few);
  await untilConnected(gateway, few);
  const before = await gateway.memory();
  await measured(`Connecting ${fleet.size}`, () => fleet.connect(few));
  await untilConnected(gateway, fleet.size);
  const all = await gateway.memory();
  const bytes = fleet.begin();
  await pause(2_000);
  const half = await gateway.memory();
  const kilobytes = (value: number): string => `${(value / 1_024).toFixed(1)} kB`;
  const each = (what: keyof Memory): number => (all[what] - before[what]) / (fleet.size - few);
  const [held, resident] = [each('held'), each('resident')];
  report.row('an idle connection: held by the gateway after collection', kilobytes(held));
  report.row('an idle connection: of the resident memory', kilobytes(resident));
  report.row(
    `half a frame that waits (${bytes.toFixed(0)} bytes): held besides`,
    kilobytes((half.held - all.held) / fleet.size),
  );
  report.row('resident memory with all connected', megabytes(all.resident));
  report.target(
    `an idle connection ≤ ${mostBytesOfIdle / 1_024} kB`,
    Math.max(held, resident) <= mostBytesOfIdle,
    kilobytes(Math.max(held, resident)),
  );
  await fleet.disconnect();
}

async function steady(gateway: GatewayProcess, fleet: TrackerFleet): Promise<void> {
  fleet.takeTimes();
  const cutsBefore = fleet.cuts;
  const usedBefore = await processorSeconds(gateway);
  const made = await measured(`${rate} fixes/s for ${seconds} s`, () => fleet.drive(rate, seconds));
  await fleet.untilAcknowledged();
  const p99 = latencies('steady: fix to acknowledgement', fleet.takeTimes());
  report.row('steady: fixes a second', (made / seconds).toFixed(0));
  report.row('steady: connections lost', String(fleet.cuts - cutsBefore));
  const used = (await processorSeconds(gateway)) - usedBefore;
  report.row("steady: the gateway's own processor time", `${((100 * used) / seconds).toFixed(0)} % of a core`);
  report.row('resident memory after it', megabytes((await gateway.memory()).resident));
  report.target(
    `fix to commit, p99 ≤ ${slowestCommitMilliseconds} ms`,
    p99 <= slowestCommitMilliseconds,
    `${p99.toFixed(0)} ms`,
  );
}

/** Fixes go on being made; those made while the gateway is away are kept by their devices. */
async function storm(gateway: GatewayProcess, fleet: TrackerFleet): Promise<void> {
  const driving = fleet.drive(rate, beforeKill + stormSeconds);
  await pause(beforeKill * 1_000);
  fleet.takeTimes();
  await measured('Killing the gateway and starting it again', async () => {
    await gateway.kill();
    await gateway.start();
  });
  const began = performance.now();
  await measured('All connect at once', () => fleet.untilLoggedIn());
  const connected = (performance.now() - began) / 1_000;
  const kept = fleet.waiting;
  await fleet.untilBelow(rate);
  const caughtUp = (performance.now() - began) / 1_000;
  report.row('storm: all are logged in again', `${connected.toFixed(1)} s after the gateway listens`);
  report.row('storm: fixes that waited then', String(kept));
  report.row(`storm: fewer than ${rate} fixes wait`, `${caughtUp.toFixed(1)} s after it listens`);
  latencies('storm: fix to acknowledgement, with the time that the gateway was away', fleet.takeTimes());
  await driving;
  await fleet.untilAcknowledged();
  latencies('after it', fleet.takeTimes());
}

async function nothingLost(house: LoadHouse, fleet: TrackerFleet): Promise<void> {
  const acknowledged = await measured('Looking for every acknowledged fix', () =>
    storedOf(house.database, fleet.acknowledgedFixes),
  );
  const written = await storedOf(house.database, fleet.writtenFixes);
  const of = ({ stored, sought }: { stored: number; sought: number }): string => `${stored} of ${sought}`;
  report.row('acknowledged fixes that are stored', of(acknowledged));
  report.row('stored more than once', String(acknowledged.twice + written.twice));
  report.row('written by trackers whose protocol acknowledges no position, and stored', of(written));
  const lost = acknowledged.sought - acknowledged.stored;
  report.target('nothing acknowledged is lost', lost === 0, `${lost} of ${acknowledged.sought}`);
}

function latencies(what: string, times: readonly number[]): number {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  const worst = times.reduce((most, time) => Math.max(most, time), 0);
  report.row(
    `${what}, p50 / p99 / worst of ${times.length}`,
    `${[p50, p99, worst].map((t) => t.toFixed(0)).join(' / ')} ms`,
  );
  return p99;
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

const processorSeconds = async (gateway: GatewayProcess): Promise<number> =>
  (await gateway.metrics())('qalqan_process_cpu_seconds_total');

async function untilConnected(gateway: GatewayProcess, count: number): Promise<void> {
  for (let attempt = 0; (await gateway.metrics())('qalqan_tracker_devices_connected') !== count; attempt += 1) {
    if (attempt > 300) throw new Error(`${count} trackers were expected to be connected`);
    await pause(200);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const began = systemClock.now();
const house = await LoadHouse.open(Math.max(devices, 100));
try {
  await main(house);
} finally {
  await house.close();
}
const { text, met } = report.finish();
process.stdout.write(`\n${text}`);
say(`${((systemClock.now() - began) / 60_000).toFixed(1)} minutes`);
if (!met) process.exitCode = 1;
