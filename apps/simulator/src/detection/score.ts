import type { Run, Told } from './run.js';
import type { Scene } from './scene.js';
import { edgesOf, episodesOf, type Episode } from './truth.js';

/** Counts of one engine over many scenes; they add up. */
export interface Score {
  /** True episodes: alerted within `inTimeSeconds`, later, never. */
  inTime: number;
  late: number;
  missed: number;
  clear: number;
  clearMissed: number;
  /** Episodes that began from outside the ring, and those told as an approach before. */
  couldBeTold: number;
  toldBefore: number;
  /** Seconds from the true crossing to the alarm (live reports only). */
  onFoot: number[];
  inVehicle: number[];
  /** The same over all episodes, clear or not. */
  allDelays: number[];
  falseBreachesNear: number;
  falseBreachesFar: number;
  falseApproaches: number;
  uncertain: number;
  flaps: number;
  days: number;
  nearDays: number;
  reports: number;
  restReports: number;
  restHours: number;
}

/** Alerted in time: within a minute of the true crossing. */
const inTimeSeconds = 60;

export const emptyScore = (): Score => ({
  inTime: 0,
  late: 0,
  missed: 0,
  clear: 0,
  clearMissed: 0,
  couldBeTold: 0,
  toldBefore: 0,
  onFoot: [],
  inVehicle: [],
  allDelays: [],
  falseBreachesNear: 0,
  falseBreachesFar: 0,
  falseApproaches: 0,
  uncertain: 0,
  flaps: 0,
  days: 0,
  nearDays: 0,
  reports: 0,
  restReports: 0,
  restHours: 0,
});

export function addScore(sum: Score, more: Score): void {
  for (const name of Object.keys(sum) as (keyof Score)[]) {
    const value = more[name];
    if (typeof value === 'number') (sum[name] as number) += value;
    else for (const seconds of value) (sum[name] as number[]).push(seconds);
  }
}

interface Alarm {
  kind: string;
  edge: string;
  began: Told;
  ended: number;
}

/** What came of one staged approach, for the table by kind. */
export type Outcome = 'in time' | 'late' | 'answered' | 'missed' | 'quiet' | 'false';

export interface Verdict {
  score: Score;
  outcome: Outcome;
  /** For people who develop rules: what was missed and what was false. */
  notes: string[];
}

export function judgeRun(scene: Scene, run: Run, told: readonly Told[], episodes: readonly Episode[]): Verdict {
  const score = emptyScore();
  const notes: string[] = [];
  const alarms = alarmsOf(told);
  let outcome: Outcome = scene.kind === 'near miss' || scene.kind === 'ordinary' ? 'quiet' : 'missed';
  episodes.forEach((episode, index) => {
    const delay = delayOf(episode, alarms);
    if (episode.clear) score.clear++;
    if (delay === undefined) {
      score.missed++;
      if (episode.clear) {
        score.clearMissed++;
        notes.push(`CLEAR MISSED ${describe(scene, episode)}`);
      }
    } else if (delay <= inTimeSeconds) score.inTime++;
    else score.late++;
    if (delay !== undefined && episode.visible) score.allDelays.push(delay);
    if (delay !== undefined && episode.visible && episode.clear)
      (episode.inVehicle ? score.inVehicle : score.onFoot).push(delay);
    if (delay !== undefined && delay > (episode.inVehicle ? 12 : 27) && episode.visible && episode.clear)
      notes.push(
        `${episode.clear ? 'clear' : 'brief'} ${episode.inVehicle ? 'vehicle' : 'foot'} slow ${delay.toFixed(0)} s ${describe(scene, episode)}`,
      );
    if (episode.fromOutside && episode.visible) {
      score.couldBeTold++;
      if (wasToldBefore(episode, alarms)) score.toldBefore++;
      else notes.push(`NOT TOLD BEFORE ${describe(scene, episode)}`);
    }
    if (index === 0 && delay !== undefined) outcome = delay <= inTimeSeconds ? 'in time' : 'late';
  });
  if (outcome === 'missed' && told.some((said) => (scene.answers as readonly string[]).includes(said.kind)))
    outcome = 'answered';
  countFalse(scene, alarms, score, notes);
  if (scene.kind === 'near miss' && score.falseBreachesNear + score.falseBreachesFar > 0) outcome = 'false';
  score.flaps = flapsOf(alarms, episodes);
  score.uncertain = alarms.filter((alarm) => alarm.kind === 'uncertain').length;
  if (scene.kind === 'ordinary') {
    score.days = 1;
    score.nearDays = scene.near ? 1 : 0;
    score.reports = run.reports;
    score.restReports = run.restReports;
    score.restHours = run.restSeconds / 3600;
  }
  return { score, outcome, notes };
}

export { episodesOf };

const edgeOfKey = (conditionKey: string): string => {
  const [, scope, id] = conditionKey.split(':') as [string, string, string];
  return scope === 'zone' ? `zone:${id}` : scope;
};

function alarmsOf(told: readonly Told[]): Alarm[] {
  const open = new Map<string, Alarm>();
  const alarms: Alarm[] = [];
  for (const said of told) {
    if (said.phase === 'began') {
      const alarm = { kind: said.kind, edge: edgeOfKey(said.conditionKey), began: said, ended: Infinity };
      open.set(said.conditionKey, alarm);
      alarms.push(alarm);
    } else if (said.phase === 'ended') {
      const alarm = open.get(said.conditionKey);
      if (alarm !== undefined) alarm.ended = said.at;
      open.delete(said.conditionKey);
    }
  }
  return alarms;
}

const isBreach = (alarm: Alarm): boolean => alarm.kind === 'breach' || alarm.kind === 'crossing';

function delayOf(episode: Episode, alarms: readonly Alarm[]): number | undefined {
  let best: number | undefined;
  for (const alarm of alarms) {
    if (!isBreach(alarm) || alarm.edge !== episode.edge) continue;
    const covers = alarm.began.at <= episode.begin && alarm.ended > episode.begin;
    const follows = alarm.began.happened >= episode.begin - 60 && alarm.began.happened <= episode.end + 120;
    if (!covers && !follows) continue;
    const delay = Math.max(0, alarm.began.at - episode.begin);
    if (best === undefined || delay < best) best = delay;
  }
  return best;
}

function wasToldBefore(episode: Episode, alarms: readonly Alarm[]): boolean {
  return alarms.some(
    (alarm) =>
      (alarm.kind === 'approach' || isBreach(alarm)) &&
      alarm.edge === episode.edge &&
      alarm.began.at <= episode.begin &&
      alarm.ended > episode.begin,
  );
}

function countFalse(scene: Scene, alarms: readonly Alarm[], score: Score, notes: string[]): void {
  const edges = edgesOf(scene);
  for (const alarm of alarms) {
    const edge = edges.get(alarm.edge);
    if (edge === undefined) continue;
    const { happened } = alarm.began;
    if (isBreach(alarm)) {
      const back = alarm.kind === 'crossing' ? 130 : 70;
      if (!reached(edge.at, happened - back, happened + 60, 0)) {
        if (scene.near) score.falseBreachesNear++;
        else score.falseBreachesFar++;
        const leg = scene.actors.map(
          (actor) => `${actor.way.leg(happened).around}@${actor.way.leg(happened).speed.toFixed(1)}`,
        );
        notes.push(
          `false ${alarm.kind} ${alarm.edge} at ${happened.toFixed(0)} (true ${edge.at(happened).toFixed(0)} m, ${leg.join(' ')}) ${scene.name}`,
        );
      }
    } else if (alarm.kind === 'approach' && !reached(edge.at, happened - 120, happened + 300, edge.ring)) {
      score.falseApproaches++;
      notes.push(
        `false approach ${alarm.edge} at ${happened.toFixed(0)} (true ${edge.at(happened).toFixed(0)} m) ${scene.name}`,
      );
    }
  }
}

function reached(distance: (t: number) => number, from: number, to: number, bound: number): boolean {
  for (let t = Math.max(0, from); t <= to; t += 1) if (distance(t) <= bound) return true;
  return false;
}

/** A breach that begins anew within ten minutes of its end, though nobody truly went in between. */
function flapsOf(alarms: readonly Alarm[], episodes: readonly Episode[]): number {
  let flaps = 0;
  const breaches = alarms.filter((alarm) => alarm.kind === 'breach');
  breaches.forEach((alarm, i) => {
    const before = breaches.slice(0, i).findLast((candidate) => candidate.edge === alarm.edge);
    if (before === undefined || alarm.began.at - before.ended > 600 || alarm.began.at < before.ended) return;
    const entered = episodes.some(
      (episode) =>
        episode.edge === alarm.edge &&
        episode.begin >= before.began.at - 60 &&
        episode.begin > before.ended - 180 &&
        episode.begin <= alarm.began.at,
    );
    if (!entered) flaps++;
  });
  return flaps;
}

const describe = (scene: Scene, episode: Episode): string =>
  `${scene.name} ${episode.edge} ${episode.begin.toFixed(0)}–${episode.end.toFixed(0)} s, ${episode.depth.toFixed(0)} m deep`;
