import { systemClock } from '#domain';
import type { FloodPlan, Poison } from './flood-requests.js';
import { type LoadHouse, measured } from './load-house.js';
import type { OpenLoopResult } from './open-loop.js';
import { poisonSources } from './poison-sources.js';
import { type Finished, Report } from './report.js';
import { quantile, runFlood } from './run-flood.js';

/** Reports of this many devices in turn: each reports every second or so, and what is known of one counts at its next. */
const deviceCount = 1_000;
/** With and without poison by turns, so that what else happens on the machine meets both. */
const rounds = 2;
const connections = 256;
/** A house that is half busy: what it has in reserve is what poison may take. */
const shareOfCapacity = 0.5;
const worstRatio = 2;

const mixes: { name: string; poison: Poison }[] = [
  { name: 'crash before the facts, any device', poison: { source: poisonSources.track, of: 'every_device' } },
  { name: 'crash after the facts, any device', poison: { source: poisonSources.judge, of: 'every_device' } },
  { name: 'refused by the database, own devices', poison: { source: poisonSources.database, of: 'own_devices' } },
];

/** What one poison report in ten costs the other nine: reply times at half of what the house can take, and throughput. */
export async function poison(house: LoadHouse, seconds: number): Promise<Finished> {
  const api = await house.api([], './poisoned-api.js');
  const devices = house.cases.respondents.slice(0, deviceCount);
  let startTime = systemClock.now() - 40 * 3_600_000;
  const run = async (rate: number | undefined, mix?: Poison): Promise<OpenLoopResult> => {
    const plan: FloodPlan = {
      what: 'positions',
      devices,
      startTime,
      ...(mix && { poison: mix }),
      port: Number(new URL(api).port),
      ...(rate !== undefined && { rate }),
      seconds,
      connections,
    };
    const [result] = await runFlood([plan]);
    // Fixes of the next run are newer than those of this one.
    startTime += 30 * 60_000;
    return result!;
  };
  const taken = (result: OpenLoopResult): number => (result.answers['others 200'] ?? 0) / seconds;

  const timesOf = (result: OpenLoopResult): number[] => result.times['others 200'] ?? [];

  await refusing(house);
  await measured('Warming up', () => run(undefined));
  const capacity = taken(await measured('What the house can take', () => run(undefined)));
  const rate = Math.round(capacity * shareOfCapacity);
  const report = new Report(
    `| one report in ten is poison (${Math.round(capacity)} reports/s can be taken; reply times at ${rate}/s) | reply p50 / p99 of the others | without poison | ratio | others/s at full load | without | ratio |\n|---|---|---|---|---|---|---|`,
  );
  for (const { name, poison: mix } of mixes) {
    const [clean, mixed]: [number[], number[]] = [[], []];
    let [cleanFull, mixedFull] = [0, 0];
    // The first turn of all devices: those that are poisonous become known.
    await measured(`Meeting: ${name}`, () => run(undefined, mix));
    for (let round = 0; round < rounds; round += 1) {
      clean.push(...timesOf(await measured(`Without poison, ${rate}/s`, () => run(rate))));
      mixed.push(...timesOf(await measured(`Poison: ${name}, ${rate}/s`, () => run(rate, mix))));
      cleanFull += taken(await measured('Without poison, full load', () => run(undefined))) / rounds;
      mixedFull += taken(await measured(`Poison: ${name}, full load`, () => run(undefined, mix))) / rounds;
    }
    for (const times of [clean, mixed]) times.sort((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((share) => quantile(mixed, share));
    const [cleanP50, cleanP99] = [0.5, 0.99].map((share) => quantile(clean, share));
    const [ratio50, ratio99] = [p50! / cleanP50!, p99! / cleanP99!];
    // Nine reports of ten are no poison: full speed for them is nine tenths.
    const slowdown = (cleanFull * 0.9) / mixedFull;
    report.row(
      name,
      `${p50!.toFixed(0)} / ${p99!.toFixed(0)} ms`,
      `${cleanP50!.toFixed(0)} / ${cleanP99!.toFixed(0)} ms`,
      `${ratio50.toFixed(2)} / ${ratio99.toFixed(2)}`,
      mixedFull.toFixed(0),
      cleanFull.toFixed(0),
      slowdown.toFixed(2),
    );
    const worst = Math.max(ratio50, ratio99, slowdown);
    report.target(`${name}: the others are delayed at most ${worstRatio} times`, worst <= worstRatio, worst.toFixed(2));
  }
  return report.finish();
}

/** No report that passes the gate is known to be refused by the database: a trigger of the benchmark refuses it on purpose. */
async function refusing({ database }: LoadHouse): Promise<void> {
  await database.count(
    `CREATE OR REPLACE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE data_exception; END $$`,
    [],
  );
  await database.count(
    `CREATE OR REPLACE TRIGGER refuse_poison BEFORE INSERT ON position FOR EACH ROW
     WHEN (new.source = '${poisonSources.database}') EXECUTE FUNCTION refuse_poison()`,
    [],
  );
}
