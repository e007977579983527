import { byCar, onFoot } from '../motion/traveller.js';
import type { Random } from '../random.js';
import { type Act, discharge, go, goStraight, stay } from './act.js';
import { beside, type CaseMap } from './case-map.js';

const minute = 60;

/** The survivor's day: home, work, school and the shop, on foot, with long stays. */
export function* protectedLife(map: CaseMap, random: Random): Generator<Act, void, void> {
  for (;;) {
    yield stay(random.between(2, 6) * minute);
    const zone = map.zones[Math.floor(random.next() * map.zones.length)]!;
    const errand = random.chance(0.3);
    const to = errand ? beside(map.home.middle, map.home.radius + 150, random.between(0, 6.28)) : zone.middle;
    yield go(to, random.chance(0.5) ? onFoot : byCar);
    if (random.chance(0.1)) yield discharge(12);
  }
}

/** The respondent's days: mostly elsewhere, now and then near, seldom inside. */
export function* respondentLife(map: CaseMap, random: Random): Generator<Act, void, void> {
  for (;;) {
    yield stay(random.between(1, 4) * minute);
    const mood = random.next();
    if (mood < 0.15) yield* visit(map, random);
    else if (mood < 0.4) yield* comeNear(map, random);
    else yield go(map.clearPlace(random), random.chance(0.6) ? byCar : onFoot);
    if (random.chance(0.1)) yield discharge(14);
  }
}

/** Into the ring, a while there, and away again: an approach. */
function* comeNear(map: CaseMap, random: Random): Generator<Act, void, void> {
  const { middle, radius } = map.home;
  yield go(beside(middle, radius + random.between(120, 300), random.between(0, 6.28)), byCar);
  yield stay(random.between(30, 90));
  yield go(map.clearPlace(random), byCar);
}

/** To the door: a breach. */
function* visit(map: CaseMap, random: Random): Generator<Act, void, void> {
  yield go(map.home.middle, byCar);
  yield stay(random.between(40, 120));
  yield go(map.clearPlace(random), byCar);
}

/**
 * The first minute of the demo, so that whoever looks at the console sees at once what this is for: he drives to her
 * home and is well inside before half a minute is over.
 */
export function* driveIntoHome(map: CaseMap, random: Random): Generator<Act, void, void> {
  const { middle, radius } = map.home;
  yield { does: 'appear', at: beside(middle, radius + 70, 0.4) };
  yield goStraight(beside(middle, radius * 0.2, 0.4), byCar);
  yield stay(70);
  // He stays in the neighbourhood: after a restart he must be able to have come here again.
  for (;;) {
    yield go(beside(middle, radius + random.between(650, 900), random.between(0, 6.28)), byCar);
    yield stay(random.between(3, 6) * minute);
    if (random.chance(0.3)) yield* comeNear(map, random);
  }
}

/** She is on her way home, sees him, and presses. */
export function* pressOnTheWay(map: CaseMap, random: Random): Generator<Act, void, void> {
  const { middle, radius } = map.home;
  yield { does: 'appear', at: beside(middle, radius + 260, 2.5) };
  yield stay(8);
  yield { does: 'press' };
  yield go(middle, onFoot);
  yield* protectedLife(map, random);
}
