import { ordinaryDay } from './ordinary-day.js';
import { runScene, type Reporting } from './run-scene.js';
import { addScore, emptyScore, judgeRun, type Outcome, type Score } from './score.js';
import { stagedScene } from './staged.js';
import { episodesOf } from './truth.js';

export interface Setting {
  reporting: Reporting;
  /** Devices with speed and motion flag. */
  sensors: boolean;
}

/** One piece of the benchmark, small enough to be given to a worker. */
export type Task = { setting: Setting; seeds: readonly number[] } & ({ kind: string } | { kind: null });

export interface Piece {
  engine: Score;
  naive: Score;
  /** Outcomes of the staged approaches of this kind, engine and naive. */
  outcomes: { engine: Partial<Record<Outcome, number>>; naive: Partial<Record<Outcome, number>> };
  notes: string[];
}

/** Plays the task's scenes with both engines. `kind: null` plays ordinary days. Same task, same piece. */
export function work(task: Task): Piece {
  const piece: Piece = { engine: emptyScore(), naive: emptyScore(), outcomes: { engine: {}, naive: {} }, notes: [] };
  for (const seed of task.seeds) {
    const scene = task.kind === null ? ordinaryDay(seed) : stagedScene(task.kind, seed);
    const run = runScene(scene, task.setting.reporting, task.setting.sensors, seed);
    const episodes = episodesOf(scene, run);
    for (const name of ['engine', 'naive'] as const) {
      const verdict = judgeRun(scene, run, run[name], episodes);
      addScore(piece[name], verdict.score);
      const counts = piece.outcomes[name];
      counts[verdict.outcome] = (counts[verdict.outcome] ?? 0) + 1;
      if (name === 'engine') piece.notes.push(...verdict.notes.map((note) => `seed ${seed}: ${note}`));
    }
  }
  return piece;
}
