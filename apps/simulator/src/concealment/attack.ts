import type { Spot } from '../detection/plane.js';
import type { Random } from '../detection/random.js';
import { fitCircle } from './estimate.js';
import type { Ground } from './ground.js';
import { Ride, type Seen } from './ride.js';

const chords = 4;
/** From where he first rides straight through the place, both ways. */
const farMeters = 1_500;

/** Rides through what can be felt, then along its edge, in and out again: every warning that there is to be had. */
export function attack(ground: Ground, random: Random): Seen {
  const { felt } = ground;
  const angle = random.between(0, Math.PI);
  const about: Spot = [
    felt.center[0] + random.between(-0.35, 0.35) * felt.reach,
    felt.center[1] + random.between(-0.35, 0.35) * felt.reach,
  ];
  const away = felt.reach + farMeters;
  const end = (turn: number): Spot => [about[0] + away * Math.cos(turn), about[1] + away * Math.sin(turn)];
  const ride = new Ride(ground, random, end(angle));
  for (let chord = 0; chord < chords; chord += 1) {
    const turn = angle + (Math.PI * chord) / chords;
    ride
      .to(end(turn))
      .to(end(turn + Math.PI))
      .to(end(turn));
  }
  const edge = fitCircle(ride.seen.messages.filter(({ kind }) => kind === 'breach').map(({ spot }) => spot));
  if (edge) {
    const turns = Math.max(12, Math.round((2 * Math.PI * edge.radius) / 250));
    for (let turn = 0; turn <= turns; turn += 1) {
      const direction = (2 * Math.PI * turn) / turns;
      const reach = edge.radius + (turn % 2 === 0 ? 180 : -120);
      ride.to([edge.center[0] + reach * Math.cos(direction), edge.center[1] + reach * Math.sin(direction)]);
    }
  }
  return ride.seen;
}
