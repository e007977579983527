import { distance, type PlanePoint, towards } from '../geo/local-plane.js';

/** How somebody gets along. Speeds in m/s, accelerations in m/s². */
export interface Gait {
  cruise: number;
  /** Around a corner. */
  corner: number;
  acceleration: number;
}

export const onFoot: Gait = { cruise: 1.4, corner: 1.2, acceleration: 0.8 };
export const byCar: Gait = { cruise: 12, corner: 4, acceleration: 2 };

const cornerDegrees = 20;
/** Movement is followed in steps of this length. */
const stepSeconds = 0.25;

/** A body on a way: speeds up, slows down before corners and at the end, and stands still when it has arrived. */
export class Traveller {
  speed = 0;
  /** Degrees clockwise from north. */
  course = 0;
  private way: PlanePoint[] = [];
  private gait: Gait = onFoot;

  constructor(public at: PlanePoint) {}

  get arrived(): boolean {
    return this.way.length === 0;
  }

  set(at: PlanePoint): void {
    this.at = at;
    this.halt();
  }

  go(way: readonly PlanePoint[], gait: Gait): void {
    this.way = [...way];
    this.gait = gait;
  }

  halt(): void {
    this.way = [];
    this.speed = 0;
  }

  advance(seconds: number): void {
    for (let left = seconds; left > 0 && !this.arrived; left -= stepSeconds) this.step(Math.min(left, stepSeconds));
  }

  private step(seconds: number): void {
    const limit = Math.min(this.gait.cruise, this.brakingLimit());
    const change = this.gait.acceleration * seconds;
    this.speed = Math.max(Math.min(this.speed + change, limit), 0.3);
    let meters = this.speed * seconds;
    while (meters > 0 && !this.arrived) {
      const next = this.way[0]!;
      const toNext = distance(this.at, next);
      if (toNext > 0.01) this.course = courseFromTo(this.at, next);
      this.at = meters < toNext ? towards(this.at, next, meters) : next;
      meters -= toNext;
      if (meters >= 0) this.way.shift();
    }
    if (this.arrived) this.speed = 0;
  }

  /** The speed from which one can still brake to what the next corner or the end allows. */
  private brakingLimit(): number {
    const [next, after] = this.way;
    const goal = after && !isCorner(this.at, next!, after) ? this.gait.cruise : after ? this.gait.corner : 0;
    return Math.sqrt(goal ** 2 + 2 * this.gait.acceleration * distance(this.at, next!));
  }
}

const courseFromTo = (from: PlanePoint, to: PlanePoint): number =>
  ((Math.atan2(to.east - from.east, to.north - from.north) * 180) / Math.PI + 360) % 360;

function isCorner(from: PlanePoint, corner: PlanePoint, to: PlanePoint): boolean {
  const turn = Math.abs(courseFromTo(from, corner) - courseFromTo(corner, to));
  return Math.min(turn, 360 - turn) > cornerDegrees;
}
