import { parseArgs } from 'node:util';
import { systemClock } from '#domain';
import { bareBatch } from './bare-batch.js';
import { breachLatencies, openConsole, percentile, pressLatencies } from './console-latency.js';
import { flood } from './flood.js';
import { largeZones } from './large-zones.js';
import { LoadFixes } from './load-fixes.js';
import { freePort, LoadHouse, measured } from './load-house.js';
import { overload } from './overload.js';
import { poison } from './poison.js';
import { proofCost } from './proofs.js';

const help = `Usage: npm run bench -- [options]

Measures the api on DATABASE_URL (a database that may be filled; embedded without it), against a bare Fastify endpoint
and the bare statements of a batch, in the same run on the same machine. Ends by itself. --overload and --poison end with 1
when a target is missed.

  --overload        instead: presses while positions and lists arrive at ten times the rate that can be taken
    --together      positions and desk in one process (default: panic, tracking and desk apart)
  --poison          instead: what one poison report in ten costs the others
  --orders N        active orders to seed (20000)
  --connections N   connections of the load with one fix a request (512)
  --seconds N       of each measurement (15; of the flood 20; with --poison 6)
  --proofs          only this: what it costs that phones prove their key
  --large-zones     only this: what zones of thousands of corners cost the batch they are in
  --help
`;

const { values } = parseArgs({
  options: {
    overload: { type: 'boolean', default: false },
    together: { type: 'boolean', default: false },
    poison: { type: 'boolean', default: false },
    orders: { type: 'string', default: '20000' },
    connections: { type: 'string', default: '512' },
    seconds: { type: 'string' },
    'large-zones': { type: 'boolean', default: false },
    proofs: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
const orders = Number(values.orders);
const connections = Number(values.connections);
const seconds = Number(values.seconds ?? (values.overload ? 20 : values.poison ? 6 : 15));

interface Row {
  what: string;
  value: string;
  limit?: string;
  ratio?: string;
}
const table: Row[] = [];

async function main(house: LoadHouse): Promise<void> {
  const api = await house.api();
  const port = await freePort();
  const bare = await house.start('./bare-server.js', [String(port)], {}, port);
  await throughput(api, bare, house);
  await latencies(api, house);
  print();
}

async function throughput(api: string, bare: string, { database, cases }: LoadHouse): Promise<void> {
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

async function latencies(api: string, house: LoadHouse): Promise<void> {
  const { cases } = house;
  const console = await openConsole(api, await house.dispatcherToken());
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

async function printLargeZones({ database, cases }: LoadHouse): Promise<void> {
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

const requestsWithProofs = 20_000;

async function proofs(house: LoadHouse): Promise<void> {
  const devices = house.cases.respondents.slice(0, 4_000);
  const api = await house.api();
  const cost = await measured('Tokens and proofs', () => proofCost(api, house.database, devices, requestsWithProofs));
  const { byToken, byProof } = cost;
  table.push({ what: 'proofs verified/s by one process', value: String(Math.round(cost.verifiedPerSecond)) });
  table.push({ what: '  CPU of all its threads for one', value: `${Math.round(cost.cpuMicroseconds)} µs` });
  note('fixes/s, one a request, with proofs', byProof.requestsPerSecond, byToken.requestsPerSecond, 'with tokens');
  table.push({ what: '  reply p50 / p99, with proofs', value: `${byProof.p50} / ${byProof.p99} ms` });
  table.push({ what: '  reply p50 / p99, with tokens', value: `${byToken.p50} / ${byToken.p99} ms` });
  table.push({ what: '  requests that failed', value: String(byProof.failures + byToken.failures) });
  print();
}

const house = await LoadHouse.open(orders);
try {
  const proof = values.overload
    ? await overload(house, seconds, values.together)
    : values.poison
      ? await poison(house, seconds)
      : undefined;
  if (proof) {
    process.stdout.write(`\n${proof.text}`);
    if (!proof.met) process.exitCode = 1;
  } else if (values['large-zones']) {
    await printLargeZones(house);
  } else if (values.proofs) {
    await proofs(house);
  } else {
    await main(house);
  }
} finally {
  await house.close();
}
