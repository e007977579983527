import type { Random } from './random.js';
import type { Spot } from './plane.js';

/** Where someone is decides what a receiver can do there. */
export type Surroundings = 'open' | 'urban' | 'indoor' | 'vehicle' | 'tunnel';

export interface Leg {
  begin: number;
  end: number;
  from: Spot;
  to: Spot;
  speed: number;
  around: Surroundings;
}

/** The true way of one person: legs without a gap, seconds since the scene's beginning. */
export class TrueWay {
  readonly legs: Leg[] = [];
  private cursor = 0;
  end = 0;

  constructor(private here: Spot) {}

  get spot(): Spot {
    return this.here;
  }

  stay(seconds: number, around: Surroundings): this {
    return this.add(seconds, this.here, 0, around);
  }

  go(to: Spot, speed: number, around: Surroundings): this {
    const length = Math.hypot(to[0] - this.here[0], to[1] - this.here[1]);
    return length < 0.1 ? this : this.add(length / speed, to, speed, around);
  }

  /** On foot: pace varies, now and then a stop at a crossing. */
  walk(to: Spot, random: Random, around: Surroundings = 'urban'): this {
    return this.pieces(to, 60, random, () => random.between(1.1, 1.6), around, 0.08, 25);
  }

  /** By car in town: grid streets, lights, 25–55 km/h. */
  drive(to: Spot, random: Random, low = 7, high = 15): this {
    const corner: Spot = random.chance(0.5) ? [to[0], this.here[1]] : [this.here[0], to[1]];
    return this.driveStraight(corner, random, low, high).driveStraight(to, random, low, high);
  }

  driveStraight(to: Spot, random: Random, low = 7, high = 15): this {
    return this.pieces(to, 250, random, () => random.between(low, high), 'vehicle', 0.2, 30);
  }

  /** Bus or tram: stops of 15–40 s every 400 m. */
  ride(to: Spot, random: Random): this {
    return this.pieces(to, 400, random, () => random.between(6, 12), 'vehicle', 0.8, 40);
  }

  private pieces(
    to: Spot,
    length: number,
    random: Random,
    speed: () => number,
    around: Surroundings,
    stops: number,
    longest: number,
  ): this {
    const from = this.here;
    const whole = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const count = Math.max(1, Math.round(whole / length));
    for (let i = 1; i <= count; i++) {
      this.go([from[0] + ((to[0] - from[0]) * i) / count, from[1] + ((to[1] - from[1]) * i) / count], speed(), around);
      if (i < count && random.chance(stops)) this.stay(random.between(5, longest), around);
    }
    return this;
  }

  private add(seconds: number, to: Spot, speed: number, around: Surroundings): this {
    this.legs.push({ begin: this.end, end: this.end + seconds, from: this.here, to, speed, around });
    this.end += seconds;
    this.here = to;
    return this;
  }

  /** The leg at `t`; after the end, the last. Fast when asked in order. */
  leg(t: number): Leg {
    const { legs } = this;
    if (this.cursor >= legs.length || legs[this.cursor]!.begin > t) this.cursor = 0;
    while (this.cursor < legs.length - 1 && legs[this.cursor]!.end <= t) this.cursor++;
    return legs[this.cursor]!;
  }

  at(t: number): Spot {
    const leg = this.leg(t);
    if (leg.speed === 0) return leg.from;
    const share = Math.max(0, Math.min(1, (t - leg.begin) / (leg.end - leg.begin)));
    return [leg.from[0] + (leg.to[0] - leg.from[0]) * share, leg.from[1] + (leg.to[1] - leg.from[1]) * share];
  }
}
