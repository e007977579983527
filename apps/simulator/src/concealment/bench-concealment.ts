import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { displacementMeters } from '#geofence';
import type { Spot } from '../detection/plane.js';
import { Random } from '../detection/random.js';
import { attack } from './attack.js';
import { distance, fitCircle, fitReplies, meanOf, middleOf } from './estimate.js';
import { type Case, feltShape, type Ground, groundOf } from './ground.js';
import { ridePasses } from './passes.js';

const help = `Concealment benchmark: a respondent who rides along every warning, and how near he comes to the address.

  --seeds N    attacks on each kind of zone (40)
  --first N    first seed (70000; development uses 1000)
  --write      put the tables into docs/concealment.md between its markers
  --help
`;

/** A concealed zone's edge is felt alike wherever the zone is (a property test shows it): each attack serves so many addresses. */
const drawsPerAttack = 100;
const redraws = 10;
const targetMeters = 250;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    first: { type: 'string', default: '70000' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const cases: readonly Case[] = [
  { name: 'circle of 200 m', radius: 200, concealed: false },
  { name: 'circle of 500 m', radius: 500, concealed: false },
  { name: 'polygon', radius: null, concealed: false },
  { name: 'circle of 200 m, **concealed**', radius: 200, concealed: true },
  { name: 'circle of 500 m, **concealed**', radius: 500, concealed: true },
  { name: 'polygon, **concealed**', radius: null, concealed: true },
  { name: 'circle of 200 m, **concealed**, with a limit of 500 m', radius: 200, concealed: true, limit: 'concealed' },
  { name: 'the same, were its limit not concealed with it', radius: 200, concealed: true, limit: 'open' },
];

/** Ways to a guess. `undefined`: it gave none. */
const attackers = ['outline', 'circle', 'replies', 'within', 'algorithm'] as const;
type Guesses = Record<(typeof attackers)[number], Spot | undefined>;

const secretOf = (...parts: (string | number)[]): Buffer => createHash('sha256').update(parts.join(':')).digest();

function guess(ground: Ground, random: Random): Guesses {
  const { messages, replies } = attack(ground, random);
  const edge = messages.filter(({ kind }) => kind === 'breach').map(({ spot }) => spot);
  const fitted = fitCircle(edge);
  const begin = fitted?.center ?? ground.felt.center;
  const isWithin = (spot: Spot): boolean => fitted !== undefined && distance(spot, fitted.center) < fitted.radius - 150;
  return {
    outline: middleOf(edge),
    circle: fitted?.center,
    replies: fitReplies(sampled(replies), [begin, ...around(begin, displacementMeters)])?.center,
    within: fitCircle(messages.map(({ spot }) => spot).filter(isWithin))?.center,
    // He has read the source: any place of the disc is as good as any other, so he takes one (`attackCase`).
    algorithm: fitted?.center,
  };
}

const sampled = <Item>(items: readonly Item[]): Item[] => {
  const every = Math.ceil(items.length / 400);
  return items.filter((_, n) => n % every === 0);
};

const around = ([east, north]: Spot, reach: number): Spot[] =>
  [0, 1, 2, 3].map((quarter) => [
    east + reach * Math.cos((quarter * Math.PI) / 2),
    north + reach * Math.sin((quarter * Math.PI) / 2),
  ]);

type Errors = Record<(typeof attackers)[number], number[]>;

function attackCase(one: Case, seeds: readonly number[]): Errors {
  const errors: Errors = { outline: [], circle: [], replies: [], within: [], algorithm: [] };
  for (const seed of seeds) {
    const ground = groundOf(one, new Random(seed), secretOf(one.name, seed));
    const guesses = guess(ground, new Random(seed * 7 + 3));
    const chance = new Random(seed * 11 + 5);
    const shifts = one.concealed && one.limit !== 'open' ? shiftsOf(ground, one, seed) : [[0, 0] as Spot];
    for (const attacker of attackers) {
      const at = guesses[attacker];
      if (at === undefined) continue;
      for (const [east, north] of shifts) {
        const [x, y] = attacker === 'algorithm' ? somewhere(chance) : [0, 0];
        errors[attacker].push(distance([at[0] + east + x, at[1] + north + y], ground.address));
      }
    }
  }
  return errors;
}

const somewhere = (random: Random): Spot => {
  const [away, turn] = [displacementMeters * Math.sqrt(random.next()), random.between(0, 2 * Math.PI)];
  return [away * Math.cos(turn), away * Math.sin(turn)];
};

/** What is felt, had other secrets been drawn: how far it would be from where it is. */
function shiftsOf({ trueZone, felt }: Ground, { name }: Case, seed: number): Spot[] {
  return Array.from({ length: drawsPerAttack }, (_, draw): Spot => {
    if (draw === 0) return [0, 0];
    const other = feltShape(trueZone, secretOf(name, seed, draw)).center;
    return [other[0] - felt.center[0], other[1] - felt.center[1]];
  });
}

/** A zone drawn ten times about one address: the mean of what was felt, with the displacement kept and, were it so, anew. */
function redrawn(anew: boolean, count: number): number[] {
  const random = new Random(count);
  return Array.from({ length: count }, (_, address) => {
    const felts = Array.from({ length: redraws }, (_unused, draw): Spot => {
      const [east, north] = [random.between(-150, 150), random.between(-150, 150)];
      const ground = groundOf(cases[3]!, random, secretOf('redrawn', address, anew ? draw : 0));
      return [ground.felt.center[0] + east, ground.felt.center[1] + north];
    });
    return distance(meanOf(felts), [0, 0]);
  });
}

interface Guarded {
  name: string;
  open: (number | null)[];
  concealed: (number | null)[];
  /** Crossings that the same fixes tell otherwise. */
  different: number;
}

/** The same rides through the zone itself, concealed and not. */
function guard(one: Case, seeds: readonly number[]): Guarded {
  const result: Guarded = { name: one.name.replaceAll('*', ''), open: [], concealed: [], different: 0 };
  for (const seed of seeds) {
    const ride = (concealed: boolean, reporting: 'directive' | number) =>
      ridePasses(
        groundOf({ ...one, concealed }, new Random(seed), secretOf(one.name, seed)),
        new Random(seed * 13 + 1),
        reporting,
      );
    result.open.push(...ride(false, 'directive'));
    result.concealed.push(...ride(true, 'directive'));
    const [open, concealed] = [ride(false, 5), ride(true, 5)];
    result.different += open.filter((seconds, n) => seconds !== concealed[n]).length;
  }
  return result;
}

const quantile = (errors: readonly number[], share: number): number =>
  errors.length === 0 ? NaN : errors.toSorted((a, b) => a - b)[Math.floor(share * (errors.length - 1))]!;
const meters = (errors: readonly number[]): string =>
  errors.length === 0 ? '–' : `${quantile(errors, 0.5).toFixed(0)} / ${quantile(errors, 0.05).toFixed(0)}`;
const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

function main(): void {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  if (values.help) return say(help);
  const [count, first] = [Number(values.seeds), Number(values.first)];
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(first))
    throw new Error('--seeds and --first are whole numbers');
  const seeds = range(first, count);
  const results = cases.map((one) => ({ one, errors: attackCase(one, seeds) }));
  const kept = redrawn(false, 4_000);
  const guarded = [cases[3]!, cases[5]!].map((one) => guard(one, seeds.slice(0, Math.ceil(count / 4))));

  const worst = results
    .filter(({ one }) => one.concealed && one.limit !== 'open')
    .flatMap(({ errors }) => attackers.map((attacker) => quantile(errors[attacker], 0.05)))
    .concat(quantile(kept, 0.05))
    .filter((value) => !Number.isNaN(value));
  const least = Math.min(...worst);
  const missed = guarded.reduce((sum, { concealed }) => sum + concealed.filter((one) => one === null).length, 0);
  const missedOpen = guarded.reduce((sum, { open }) => sum + open.filter((one) => one === null).length, 0);
  const different = guarded.reduce((sum, one) => sum + one.different, 0);
  const text = [
    `Seeds ${first}–${first + count - 1}; median / 5th percentile of the distance from the guess to the address, meters.`,
    '',
    '| zone | middle of the outline | fitted circle | fitted replies | what is felt within | knows the algorithm |',
    '|---|---|---|---|---|---|',
    ...results.map(
      ({ one, errors }) =>
        `| ${one.name} | ${attackers.map((name) => (name === 'algorithm' && !one.concealed ? '' : meters(errors[name]))).join(' | ')} |`,
    ),
    `| circle of 200 m, **concealed**, drawn ${redraws} times about its address | ${meters(kept)} | | | | |`,
    `| the same, were it displaced anew each time | ${meters(redrawn(true, 4_000))} | | | | |`,
    '',
    '| rides through the zone itself | crossings | missed: open · concealed | s to the alarm, p50 / p95: open · concealed | told otherwise by the same fixes |',
    '|---|---|---|---|---|',
    ...guarded.map(({ name, open, concealed, different: other }) => {
      const delays = (list: typeof open): string => {
        const told = list.filter((one) => one !== null);
        return `${quantile(told, 0.5).toFixed(0)} / ${quantile(told, 0.95).toFixed(0)}`;
      };
      const lost = (list: typeof open): number => list.filter((one) => one === null).length;
      return `| ${name} | ${open.length} | ${lost(open)} · ${lost(concealed)} | ${delays(open)} · ${delays(concealed)} | ${other} |`;
    }),
    '',
    '| to reach | target | reached | |',
    '|---|---|---|---|',
    `| 5th percentile, concealed, best of these attackers | ≥ ${targetMeters} m | ${least.toFixed(0)} m | ${least >= targetMeters ? 'yes' : 'no'} |`,
    `| crossings missed because of concealment | 0 | ${Math.max(0, missed - missedOpen)} | ${missed <= missedOpen ? 'yes' : 'no'} |`,
    `| crossings told otherwise by the same fixes | 0 | ${different} | ${different === 0 ? 'yes' : 'no'} |`,
  ].join('\n');
  say(text);
  if (values.write) writeBetweenMarkers('docs/concealment.md', text);
  if (least < targetMeters || missed > missedOpen || different > 0) process.exitCode = 1;
}

function writeBetweenMarkers(file: string, text: string): void {
  const [begin, end] = ['<!-- bench:concealment begin -->', '<!-- bench:concealment end -->'];
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} lacks the markers "${begin}" and "${end}"`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`);
}

main();
