import { signedDistance, type Spot } from '../detection/plane.js';
import type { Random } from '../detection/random.js';
import type { Ground } from './ground.js';
import { type Reporting, Ride } from './ride.js';

/** Longer than any alarm of a ride through takes. */
const withinSeconds = 120;
const passes = 4;

/**
 * Rides straight through the zone itself. Seconds from each true crossing of its edge to the breach or crossing that everybody
 * but him is told of; `null`: none.
 */
export function ridePasses(ground: Ground, random: Random, reporting: Reporting): (number | null)[] {
  const { trueZone } = ground;
  const entries: number[] = [];
  const turn = random.between(0, Math.PI);
  const aside = random.between(-0.5, 0.5) * trueZone.size;
  const end = (angle: number): Spot => {
    const along = trueZone.reach + 3_000;
    return [
      trueZone.center[0] + along * Math.cos(angle) + aside * Math.sin(turn),
      trueZone.center[1] + along * Math.sin(angle) - aside * Math.cos(turn),
    ];
  };
  const ride = new Ride(ground, random, end(turn), reporting);
  for (let pass = 0; pass < passes; pass += 1) {
    const angle = turn + (Math.PI * pass) / passes;
    ride
      .to(end(angle))
      .to(end(angle + Math.PI))
      .to(end(angle));
  }
  const { way, desk } = ride.seen;
  let wasInside = false;
  for (let t = 0; t < way.end; t += 0.5) {
    const isInside = signedDistance(trueZone, ...way.at(t)) < 0;
    if (isInside && !wasInside) entries.push(t);
    wasInside = isInside;
  }
  const told = desk.filter(({ kind }) => kind === 'breach' || kind === 'crossing').map(({ at }) => at);
  return entries.map((entry) => {
    const alarm = told.find((at) => at >= entry - 30 && at <= entry + withinSeconds);
    return alarm === undefined ? null : alarm - entry;
  });
}
