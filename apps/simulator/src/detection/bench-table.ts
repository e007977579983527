import type { Piece, Setting } from './bench-work.js';
import type { Outcome, Score } from './score.js';

export interface Result {
  setting: Setting;
  staged: ReadonlyMap<string, Piece>;
  stagedSum: { engine: Score; naive: Score };
  days: { engine: Score; naive: Score };
  all: { engine: Score; naive: Score };
}

export function quantile(values: readonly number[], share: number): string {
  if (values.length === 0) return '–';
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(0);
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const rate = (count: number, days: number): string => (days === 0 ? '–' : (count / days).toFixed(3));

export const nameOf = (setting: Setting): string =>
  `${setting.reporting === 'directive' ? 'directive' : `${setting.reporting} s`}, ${setting.sensors ? 'with' : 'without'} speed and motion`;

export function mainTable(results: readonly Result[]): string {
  const rows = [
    '| reporting, device | engine | true episodes: in time / late / missed | clear missed | first notice before crossing | s to alarm, clear: on foot p50/p95 · vehicle p50/p95 | all p50/p95 | false breaches a device-day: all · near · far | false approaches | uncertain | flaps | reports/h: all · rest far away |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|',
  ];
  for (const result of results)
    for (const name of ['naive', 'engine'] as const) {
      const s = result.all[name];
      const d = result.days[name];
      rows.push(
        `| ${[
          nameOf(result.setting),
          name === 'naive' ? 'naive' : '**Qalqan**',
          `${s.inTime} / ${s.late} / ${s.missed}`,
          `${s.clearMissed} of ${s.clear}`,
          percent(s.toldBefore, s.couldBeTold),
          `${quantile(s.onFoot, 0.5)}/${quantile(s.onFoot, 0.95)} · ${quantile(s.inVehicle, 0.5)}/${quantile(s.inVehicle, 0.95)}`,
          `${quantile(s.allDelays, 0.5)}/${quantile(s.allDelays, 0.95)}`,
          `${rate(d.falseBreachesNear + d.falseBreachesFar, d.days)} · ${rate(d.falseBreachesNear, d.nearDays)} · ${rate(d.falseBreachesFar, d.days - d.nearDays)}`,
          rate(d.falseApproaches, d.days),
          rate(d.uncertain, d.days),
          rate(d.flaps, d.days),
          d.days === 0 ? '–' : `${(d.reports / 24 / d.days).toFixed(1)} · ${(d.restReports / d.restHours).toFixed(1)}`,
        ].join(' | ')} |`,
      );
    }
  return rows.join('\n');
}

const order: readonly Outcome[] = ['in time', 'late', 'answered', 'missed', 'quiet', 'false'];

/** What came of each kind of staged approach. */
export function kindTable(result: Result): string {
  const tell = (counts: Partial<Record<Outcome, number>>): string =>
    order
      .filter((outcome) => counts[outcome] !== undefined)
      .map((outcome) => `${counts[outcome]} ${outcome}`)
      .join(', ');
  const rows = ['| staged | Qalqan | naive |', '|---|---|---|'];
  for (const [kind, piece] of result.staged)
    rows.push(`| ${kind} | ${tell(piece.outcomes.engine)} | ${tell(piece.outcomes.naive)} |`);
  return rows.join('\n');
}

/** The issue's targets against what was reached, by directive with speed and motion flag. */
export function targetTable(results: readonly Result[]): string {
  const main = results.find((result) => result.setting.reporting === 'directive' && result.setting.sensors);
  const bare = results.find((result) => result.setting.reporting === 'directive' && !result.setting.sensors);
  const rows = ['| to reach | target | reached | |', '|---|---|---|---|'];
  const row = (name: string, target: string, reached: string, ok: boolean): void => {
    rows.push(`| ${name} | ${target} | ${reached} | ${ok ? 'yes' : '**no**'} |`);
  };
  if (main !== undefined) {
    const s = main.all.engine;
    const d = main.days.engine;
    const n = main.days.naive;
    const falseAll = d.falseBreachesNear + d.falseBreachesFar;
    const naiveAll = n.falseBreachesNear + n.falseBreachesFar;
    const at = (values: readonly number[]): number => Number(quantile(values, 0.95));
    row(
      'clear breaches missed',
      '0 of ≥ 1,300',
      `${s.clearMissed} of ${s.clear}`,
      s.clearMissed === 0 && s.clear >= 1300,
    );
    row('p95 in vehicles, clear', '≤ 15 s', `${quantile(s.inVehicle, 0.95)} s`, at(s.inVehicle) <= 15);
    row('p95 on foot, clear', '≤ 30 s', `${quantile(s.onFoot, 0.95)} s`, at(s.onFoot) <= 30);
    row(
      'first notice before the crossing',
      '≥ 95 %',
      percent(s.toldBefore, s.couldBeTold),
      s.toldBefore >= 0.95 * s.couldBeTold,
    );
    row('false breaches a device-day', '≤ 0.10', rate(falseAll, d.days), falseAll <= 0.1 * d.days);
    row(
      '… far from zones',
      '≤ 0.02',
      rate(d.falseBreachesFar, d.days - d.nearDays),
      d.falseBreachesFar <= 0.02 * (d.days - d.nearDays),
    );
    row('… against naive', '≤ 1/20', `1/${(naiveAll / Math.max(1, falseAll)).toFixed(0)}`, falseAll * 20 <= naiveAll);
    row('false approaches a device-day', '≤ 0.05', rate(d.falseApproaches, d.days), d.falseApproaches <= 0.05 * d.days);
    row(
      'reports an hour at rest far away',
      '≤ 6',
      (d.restReports / d.restHours).toFixed(1),
      d.restReports <= 6 * d.restHours,
    );
    row('reports an hour overall', '≤ 25', (d.reports / 24 / d.days).toFixed(1), d.reports <= 25 * 24 * d.days);
  }
  if (bare !== undefined) {
    const d = bare.days.engine;
    const n = bare.days.naive;
    const mine = d.falseBreachesNear + d.falseBreachesFar;
    const naive = n.falseBreachesNear + n.falseBreachesFar;
    row(
      'without speed and motion, against naive',
      '≤ 1/5',
      `1/${(naive / Math.max(1, mine)).toFixed(0)}`,
      mine * 5 <= naive,
    );
  }
  return rows.join('\n');
}
