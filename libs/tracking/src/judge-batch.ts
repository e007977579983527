import type { DetectionEngine, Finding, Fix, JudgeResult, Probe, Signal, WatchState } from '#geofence';
import { type LateWatch, lookBack } from './look-back.js';
import { Poison } from './poison.js';
import type { StoredFix, TrackingTransaction, WatchRow } from './tracking-store.port.js';

/** One item with its fix and the watches it concerns. */
export interface Work {
  index: number;
  fix: StoredFix | undefined;
  signal: Signal | undefined;
  duplicate: boolean;
  watches: Watch[];
}

export interface Watch {
  row: WatchRow;
  state: WatchState;
  sweepAt: number | null;
  touched: boolean;
}

export interface Judged {
  findings: { watch: Watch; finding: Finding }[];
  /** Seconds until the next report, by index of the work; absent where nobody watches. */
  reportEvery: ReadonlyMap<number, number>;
  /** The works that are put aside: nothing of them is in the findings or in the state of a watch. */
  poison: Poison<Work>;
}

/** Each pass finds poison that the one before it hid; one that never ends is left to the splitting of the batch. */
const mostPasses = 4;

/**
 * Facts and findings of a batch, and the new state of its watches. Where a step of the engine crashes on a report, the
 * watches of that report, and no others, are judged again as if it had not come.
 */
export async function judgeBatch(
  transaction: TrackingTransaction,
  engine: DetectionEngine,
  works: readonly Work[],
  now: number,
): Promise<Judged> {
  const poison = new Poison<Work>();
  let results: Result[] = [];
  let again = new Set(works.flatMap((work) => work.watches));
  for (let pass = 1; again.size > 0; pass += 1) {
    if (pass > mostPasses) throw new Error('a step of the engine crashes on one report after the other');
    const judging = again;
    const judged = await judgeWatches(transaction, engine, works, judging, poison, now);
    results = results.filter(({ watch }) => !judging.has(watch)).concat(judged.results);
    again = judged.again;
  }
  return {
    findings: results.flatMap(({ watch, result }) => result.findings.map((finding) => ({ watch, finding }))),
    reportEvery: soonest(results),
    poison,
  };
}

interface Result {
  work: Work;
  watch: Watch;
  result: JudgeResult;
}

/** @returns the results of these watches, and which watches must be judged again for what crashed meanwhile */
async function judgeWatches(
  transaction: TrackingTransaction,
  engine: DetectionEngine,
  works: readonly Work[],
  judging: ReadonlySet<Watch>,
  poison: Poison<Work>,
  now: number,
): Promise<{ results: Result[]; again: Set<Watch> }> {
  const before = poison.size;
  const questions = askSound(engine, works, judging, poison);
  const afterAsking = poison.size;
  const facts = questions.length === 0 ? [] : await transaction.measure(questions.map((question) => question.probe));

  const results: Result[] = [];
  const note = (work: Work, watch: Watch, result: JudgeResult | undefined): void => {
    if (!result) return;
    watch.state = result.state;
    // Each result speaks for the whole state it leaves: the last one holds.
    watch.sweepAt = result.sweepAt;
    watch.touched = true;
    results.push({ work, watch, result });
  };
  questions.forEach(({ work, watch, fix, probe }, at) => {
    const step = () => engine.judge(watch.state, watch.row.rules, fix, probe, facts[at]!, now);
    note(work, watch, poison.unless([work], step));
  });
  const late = lateWatches(questions);
  const looked = await lookBack(
    transaction,
    engine,
    late.map((entry) => ({ ...entry.late, attempt: (step) => poison.unless(entry.works, step) })),
    now,
  );
  late.forEach(({ watch, works: own }, at) => note(own.at(-1)!, watch, looked[at]));
  for (const work of works) {
    const { signal } = work;
    if (!signal || work.duplicate || poison.has(work)) continue;
    for (const watch of work.watches) {
      if (!judging.has(watch)) continue;
      const step = () => engine.hear(watch.state, watch.row.rules, signal, now);
      note(work, watch, poison.unless([work], step));
    }
  }
  // What crashed while asking is asked of these watches no more, but may be part of what others know.
  const ofAsking = poison.works.slice(before, afterAsking).flatMap((work) => work.watches);
  const ofJudging = poison.works.slice(afterAsking).flatMap((work) => work.watches);
  return { results, again: new Set([...ofAsking.filter((watch) => !judging.has(watch)), ...ofJudging]) };
}

interface Question {
  work: Work;
  watch: Watch;
  fix: Fix;
  probe: Probe;
}

/** Asks from the beginning until no report crashes: what they know of one that does must be forgotten. */
function askSound(
  engine: DetectionEngine,
  works: readonly Work[],
  judging: ReadonlySet<Watch>,
  poison: Poison<Work>,
): Question[] {
  for (;;) {
    for (const watch of judging) {
      watch.state = watch.row.state;
      watch.sweepAt = null;
      watch.touched = false;
    }
    const { size } = poison;
    const questions = ask(engine, works, judging, poison);
    if (poison.size === size) return questions;
  }
}

/** In the order in which it happened: a phone may send its backlog newest first. */
function ask(
  engine: DetectionEngine,
  works: readonly Work[],
  judging: ReadonlySet<Watch>,
  poison: Poison<Work>,
): Question[] {
  const questions: Question[] = [];
  for (const work of works.toSorted((a, b) => (a.fix?.fixTime ?? 0) - (b.fix?.fixTime ?? 0))) {
    const { fix } = work;
    if (!fix || work.duplicate || poison.has(work)) continue;
    for (const watch of work.watches) {
      if (!judging.has(watch)) continue;
      const key = String(questions.length);
      const tracked = poison.unless([work], () => engine.track(watch.state, watch.row.rules, fix, key));
      if (!tracked) break;
      watch.state = tracked.state;
      questions.push({ work, watch, fix, probe: tracked.probe });
    }
  }
  return questions;
}

interface Late {
  watch: Watch;
  late: LateWatch;
  /** The reports that came late for it. */
  works: Work[];
}

/** The watches whose fixes came late, each once, with the state that judging has left. */
function lateWatches(questions: readonly Question[]): Late[] {
  const byWatch = new Map<Watch, Late>();
  for (const { watch, probe, fix, work } of questions) {
    if (!probe.late) continue;
    const { orderId, rules } = watch.row;
    const known = byWatch.get(watch) ?? {
      watch,
      late: { orderId, rules, state: watch.state, from: Infinity, lateIds: new Set() },
      works: [],
    };
    known.late.from = Math.min(known.late.from, probe.late.from);
    known.late.lateIds.add(fix.id);
    known.works.push(work);
    byWatch.set(watch, known);
  }
  return [...byWatch.values()];
}

function soonest(results: readonly Result[]): Map<number, number> {
  const seconds = new Map<number, number>();
  for (const { work, result } of results) {
    const { reportEverySeconds } = result.directive;
    seconds.set(work.index, Math.min(seconds.get(work.index) ?? Infinity, reportEverySeconds));
  }
  return seconds;
}
