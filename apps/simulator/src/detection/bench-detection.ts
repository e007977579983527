import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { kindTable, mainTable, nameOf, targetTable, type Result } from './bench-table.js';
import type { Piece, Setting, Task } from './bench-work.js';
import { replayTracks } from './replay.js';
import { addScore, emptyScore } from './score.js';
import { stagedKinds } from './staged.js';

const help = `Detection benchmark: simulated people with known true ways, realistic receivers, two engines.

  --seeds N       seeds of each staged approach (40)
  --days N        device-days of ordinary life (1000)
  --first N       first seed (90000; development uses 1000 and 2000)
  --quick         4 seeds and 40 days, by directive only: for CI, under a minute
  --workers N     threads (2)
  --notes FILE    write what was missed and what was false, one a line
  --out FILE      put the tables into FILE between its markers (docs/detection.md)
  --replay FILE   recorded tracks instead: CSV with person, time, lon, lat, accuracy and optionally speed
  --zones FILE    ... against the polygons of this GeoJSON (property "ring": warning ring in meters, 300)
  --help
`;

/** The one that counts first: a run that is stopped early has it. */
const settings: readonly Setting[] = [
  { reporting: 'directive', sensors: true },
  { reporting: 'directive', sensors: false },
  { reporting: 60, sensors: true },
  { reporting: 60, sensors: false },
  { reporting: 15, sensors: true },
  { reporting: 15, sensors: false },
];

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    days: { type: 'string', default: '1000' },
    first: { type: 'string', default: '90000' },
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: '2' },
    notes: { type: 'string' },
    out: { type: 'string' },
    replay: { type: 'string' },
    zones: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

function number(name: 'seeds' | 'days' | 'first' | 'workers'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number, not "${values[name]}"`);
  return value;
}

async function main(): Promise<void> {
  if (values.help) return say(help);
  if (values.replay !== undefined) {
    if (values.zones === undefined) throw new Error('--replay needs --zones FILE (GeoJSON polygons)');
    return say(replayTracks(readFileSync(values.replay, 'utf8'), readFileSync(values.zones, 'utf8')));
  }
  const seeds = values.quick ? 4 : number('seeds');
  const days = values.quick ? 40 : number('days');
  const first = number('first');
  const chosen = values.quick ? settings.filter((setting) => setting.reporting === 'directive') : settings;
  const notes: string[] = [];
  const results: Result[] = [];
  let text = '';
  for (const [i, setting] of chosen.entries()) {
    process.stderr.write(`${i + 1}/${chosen.length}: ${nameOf(setting)}\n`);
    results.push(...(await bench([setting], seeds, days, first, number('workers'), notes)));
    process.stderr.write('\n');
    text = report(results, seeds, days, first);
    if (values.notes !== undefined) writeFileSync(values.notes, `${notes.join('\n')}\n`);
    if (values.out !== undefined) writeBetweenMarkers(values.out, text);
  }
  say(text);
  const main = results.find((result) => result.setting.reporting === 'directive' && result.setting.sensors);
  // For CI: a clear breach missed is a failure, whatever else is good.
  if (main !== undefined && main.all.engine.clearMissed > 0) process.exitCode = 1;
}

async function bench(
  chosen: readonly Setting[],
  seeds: number,
  days: number,
  first: number,
  threads: number,
  notes: string[],
): Promise<Result[]> {
  const tasks: Task[] = [];
  for (const setting of chosen) {
    for (const kind of Object.keys(stagedKinds)) tasks.push({ setting, kind, seeds: range(first, seeds) });
    for (let i = 0; i < days; i += 20)
      tasks.push({ setting, kind: null, seeds: range(first + i, Math.min(20, days - i)) });
  }
  const pieces = await runAll(tasks, Math.max(1, threads));
  return chosen.map((setting) => {
    const result = {
      setting,
      staged: new Map<string, Piece>(),
      stagedSum: { engine: emptyScore(), naive: emptyScore() },
      days: { engine: emptyScore(), naive: emptyScore() },
      all: { engine: emptyScore(), naive: emptyScore() },
    };
    tasks.forEach((task, i) => {
      if (task.setting !== setting) return;
      const piece = pieces[i]!;
      notes.push(...piece.notes.map((note) => `${setting.reporting} ${setting.sensors ? 'with' : 'without'}: ${note}`));
      if (task.kind !== null) result.staged.set(task.kind, piece);
      for (const name of ['engine', 'naive'] as const) {
        addScore((task.kind === null ? result.days : result.stagedSum)[name], piece[name]);
        addScore(result.all[name], piece[name]);
      }
    });
    return result;
  });
}

/** Gives tasks to threads, one at a time, and tells how far it is. */
function runAll(tasks: readonly Task[], threads: number): Promise<Piece[]> {
  const pieces = new Array<Piece>(tasks.length);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const workers = range(0, Math.min(threads, tasks.length)).map(
      () => new Worker(new URL('./bench-worker.js', import.meta.url)),
    );
    for (const worker of workers) {
      let current = -1;
      const give = (): void => {
        if (next < tasks.length) worker.postMessage(tasks[(current = next++)]);
        else void worker.terminate();
      };
      worker.on('error', reject);
      worker.on('message', (piece: Piece) => {
        pieces[current] = piece;
        done++;
        process.stderr.write(`\r${done}/${tasks.length} `);
        if (done === tasks.length) resolve(pieces);
        give();
      });
      give();
    }
  });
}

function report(results: readonly Result[], seeds: number, days: number, first: number): string {
  const main =
    results.find((result) => result.setting.reporting === 'directive' && result.setting.sensors) ?? results[0]!;
  return [
    `${Object.keys(stagedKinds).length} kinds of staged approach and near miss, ${seeds} seeds each (${first}–${first + seeds - 1}); ${days} ordinary`,
    `device-days (${first}–${first + days - 1}). In time: within 60 s of the true crossing.`,
    '',
    targetTable(results),
    '',
    mainTable(results),
    '',
    'By kind, by directive, with speed and motion flag:',
    '',
    kindTable(main),
  ].join('\n');
}

function writeBetweenMarkers(file: string, text: string): void {
  const begin = '<!-- bench:detection begin -->';
  const end = '<!-- bench:detection end -->';
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers "${begin}" and "${end}"`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
