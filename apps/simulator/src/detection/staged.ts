import { Random } from './random.js';
import { sceneOrder, sceneStart, type Actor, type Scene } from './scene.js';
import type { Plots, Stage } from './stage.js';
import { deviceTroubles } from './staged-devices.js';
import { limitApproaches } from './staged-limits.js';
import { nearMisses } from './staged-near-misses.js';
import { zoneApproaches } from './staged-zones.js';

/** The kinds of approach. */
export const stagedKinds: Plots = { ...zoneApproaches, ...deviceTroubles, ...limitApproaches, ...nearMisses };

/** One staged approach; the same kind and seed give the same scene. */
export function stagedScene(kind: string, seed: number): Scene {
  const random = new Random(seed * 977 + hash(kind));
  const angle = random.between(0, 2 * Math.PI);
  const stage: Stage = {
    random,
    at: (along, across = 0) => [
      along * Math.cos(angle) - across * Math.sin(angle),
      along * Math.sin(angle) + across * Math.cos(angle),
    ],
  };
  const plot = stagedKinds[kind]!(stage);
  const { order, shapes } = sceneOrder(plot.zones ?? [], plot.limit ?? null);
  const actors: Actor[] = [
    { personId: 'respondent', role: 'respondent', way: plot.respondent, ...plot.respondentDevice },
  ];
  if (plot.protected !== undefined)
    actors.push({ personId: 'protected', role: 'protected', way: plot.protected, ...plot.protectedDevice });
  if (plot.secondDevice !== undefined)
    actors.push({
      personId: 'respondent',
      role: 'respondent',
      way: plot.secondDevice,
      secondDevice: 'bracelet-of-respondent',
    });
  return {
    name: kind,
    start: sceneStart,
    seconds: Math.max(...actors.map((actor) => actor.way.end)),
    order,
    shapes,
    actors,
    kind: plot.kind ?? 'clear',
    answers: plot.answers ?? [],
    near: true,
  };
}

function hash(text: string): number {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  return Math.abs(h) % 1_000_003;
}
