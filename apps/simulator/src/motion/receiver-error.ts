import type { PlanePoint } from '../geo/local-plane.js';
import type { Random } from '../random.js';

/** Errors of successive fixes resemble each other for about this long (DETECTION: "two fixes share one error"). */
const correlationSeconds = 30;

/**
 * What a receiver gets wrong: a first-order Gauss-Markov process per axis, so that the error wanders instead of jumping,
 * and a claimed accuracy that is near the truth but not it.
 */
export class ReceiverError {
  private east: number;
  private north: number;

  /** @param sigma standard deviation per axis in meters */
  constructor(
    private readonly random: Random,
    private sigma: number,
  ) {
    this.east = sigma * random.normal();
    this.north = sigma * random.normal();
  }

  /** Moves the error on. `sigma` may change from place to place: under open sky, between houses. */
  advance(seconds: number, sigma = this.sigma): void {
    this.sigma = sigma;
    const kept = Math.exp(-seconds / correlationSeconds);
    const fresh = sigma * Math.sqrt(1 - kept ** 2);
    this.east = this.east * kept + fresh * this.random.normal();
    this.north = this.north * kept + fresh * this.random.normal();
  }

  apply(truth: PlanePoint): PlanePoint {
    return { east: truth.east + this.east, north: truth.north + this.north };
  }

  /** 68 % radius as the receiver claims it: 1.5 times the deviation of one axis is right for two. */
  claimedAccuracy(): number {
    return Math.max(3, this.sigma * 1.5 * this.random.between(0.9, 1.3));
  }
}
