import { signedDistance } from './plane.js';
import type { Run } from './run.js';
import type { Scene } from './scene.js';
import { isActive, type ZoneRules } from '#geofence';

/** One true stay on the forbidden side of one edge. */
export interface Episode {
  /** As in condition keys: `zone:<id>` or `limit`. */
  edge: string;
  begin: number;
  end: number;
  depth: number;
  inVehicle: boolean;
  /** It was outside the ring before: an approach could be told. */
  fromOutside: boolean;
  clear: boolean;
  /** The positions of both could be known around its beginning: no tunnel, outage, jammer, dead or lying device. */
  visible: boolean;
}

/** Signed true distance to one edge at a time; negative on the forbidden side, Infinity while nothing is forbidden. */
export type Edges = ReadonlyMap<string, { at(t: number): number; ring: number }>;

export function edgesOf(scene: Scene): Edges {
  const edges = new Map<string, { at(t: number): number; ring: number }>();
  const him = scene.actors.find((actor) => actor.role === 'respondent')!.way;
  const her = scene.actors.find((actor) => actor.role === 'protected')?.way;
  for (const zone of scene.order.zones) {
    const shape = scene.shapes.get(zone.zoneId)!;
    const sign = zone.kind === 'exclusion' ? 1 : -1;
    const guarded: ZoneRules = zone;
    edges.set(`zone:${zone.zoneId}`, {
      ring: zone.kind === 'exclusion' ? zone.warningRingMeters : 0,
      at: (t) => {
        if (guarded.schedule !== undefined && !isActive(scene.order, guarded, scene.start + t * 1000)) return Infinity;
        const [east, north] = him.at(t);
        return sign * signedDistance(shape, east, north);
      },
    });
  }
  const { limit } = scene.order;
  if (limit !== null && her !== undefined)
    edges.set('limit', {
      ring: limit.warningMeters,
      at: (t) => {
        const a = him.at(t);
        const b = her.at(t);
        return Math.hypot(a[0] - b[0], a[1] - b[1]) - limit.limitMeters;
      },
    });
  return edges;
}

/** Every true episode, by looking closely near edges and seldom far from them. */
export function episodesOf(scene: Scene, run: Run): Episode[] {
  const episodes: Episode[] = [];
  for (const [edge, { at, ring }] of edgesOf(scene)) {
    let open: Episode | undefined;
    let lastOutsideRing = false;
    const depths: number[] = [];
    for (let t = 0; t < scene.seconds;) {
      const d = at(t);
      if (d <= 0) {
        if (open === undefined) {
          open = {
            edge,
            begin: t,
            end: t,
            depth: 0,
            inVehicle: inVehicle(scene, t),
            fromOutside: lastOutsideRing,
            clear: false,
            visible: isVisible(scene, t),
          };
          depths.length = 0;
        }
        open.end = t;
        open.depth = Math.max(open.depth, -d);
        depths.push(-d);
        t += 1;
        continue;
      }
      if (open !== undefined && t - open.end > 30) {
        open.clear = isClear(scene, run, open, at);
        episodes.push(open);
        open = undefined;
        lastOutsideRing = false;
      }
      if (d > ring && ring > 0) lastOutsideRing = true;
      t += d === Infinity ? 10 : Math.max(1, Math.min(60, d / 60));
    }
    if (open !== undefined) {
      open.clear = isClear(scene, run, open, at);
      episodes.push(open);
    }
  }
  return episodes;
}

function inVehicle(scene: Scene, t: number): boolean {
  return scene.actors.some((actor) => {
    const leg = actor.way.leg(t);
    return leg.speed >= 3.4 || (leg.around === 'vehicle' && leg.speed > 0);
  });
}

/**
 * A clear breach: at least 40 m deep, and at least 60 s at one error deep or 20 s at two; and the receiver could see it (no
 * tunnel, no outage: a fix could be had at least every 15 s).
 */
function isClear(scene: Scene, run: Run, episode: Episode, at: (t: number) => number): boolean {
  if (scene.kind === 'other' || episode.depth < 40) return false;
  const error = errorDuring(scene, run, episode);
  if (error === undefined) return false;
  let atOne = 0;
  let atTwo = 0;
  let blind = 0;
  for (let t = episode.begin; t <= episode.end; t += 1) {
    const depth = -at(t);
    if (depth >= error) atOne++;
    if (depth >= 2 * error) atTwo++;
    if (scene.actors.some((actor) => isBlind(actor, t))) blind++;
  }
  if (blind > 0) return false;
  return atOne >= 60 || atTwo >= 20;
}

function isVisible(scene: Scene, begin: number): boolean {
  return scene.actors.every(
    (actor) =>
      actor.receiver?.only === undefined &&
      (actor.mockFrom === undefined || begin < actor.mockFrom) &&
      !(actor.offline ?? []).some((gap) => begin >= gap.from - 120 && begin <= gap.to + 60) &&
      ![-120, -60, 0, 30, 60].some((shift) => isBlind(actor, begin + shift)),
  );
}

function isBlind(actor: Scene['actors'][number], t: number): boolean {
  return (
    actor.way.leg(t).around === 'tunnel' ||
    (actor.slowest ?? 0) > 15 ||
    (actor.deadFrom !== undefined && t >= actor.deadFrom) ||
    (actor.receiver?.blind ?? []).some(([from, to]) => t >= from && t < to)
  );
}

/** The larger of what the receivers claimed and what their surroundings do to them (68 % radius, meters). */
function errorDuring(scene: Scene, run: Run, episode: Episode): number | undefined {
  let claimed = 0;
  let count = 0;
  for (const fix of run.fixes)
    if (fix.at >= episode.begin - 60 && fix.at <= episode.end + 60) {
      claimed += Math.min(fix.accuracy, 200);
      count++;
    }
  if (count === 0) return undefined;
  const indoors = scene.actors.some((actor) => actor.way.leg((episode.begin + episode.end) / 2).around === 'indoor');
  return Math.max(claimed / count, indoors ? 35 : 12);
}
