import type { Spot } from './plane.js';
import type { Random } from './random.js';
import type { Leg, TrueWay } from './true-way.js';

/** What one receiver measured, before the network. */
export interface Measurement {
  spot: Spot;
  accuracy: number;
  speed: number;
  course: number;
  moving: boolean;
  source: 'gnss' | 'wifi' | 'cell';
}

export interface ReceiverSetting {
  /** Only this source, whatever the surroundings. */
  only?: 'cell' | 'wifi';
  /** Multipath bursts per hour in town. */
  burstsPerHour?: number;
  /** Seconds without any fix. */
  blind?: readonly (readonly [from: number, to: number])[];
}

/** A 68 % radius is this many normal errors per axis. */
const radius68 = 1.51;

/**
 * A receiver with the errors of the field: correlated GNSS error (Gauss–Markov, 68 % radius 5–15 m, 30–60 s), bursts of
 * multipath in town (50–200 m, accuracy far too good), drift indoors (minutes), Wi-Fi at a wrong place (74 m median), cell
 * (600 m median), a speed that is good outdoors and a ghost indoors, a motion flag that is sometimes wrong, spells without
 * a fix.
 */
export class Receiver {
  private readonly sigma: number;
  private readonly correlation: number;
  private readonly optimism: number;
  private readonly out: [number, number];
  private last = 0;
  private place: Leg | undefined;
  private drift: [number, number] = [0, 0];
  private driftSigma = 20;
  private driftCorrelation = 150;
  private wifiShare = 0;
  private wifiSpots: [number, number][] = [];
  private blindUntil = -1;
  private nextBlind = Infinity;
  private burstEnd = -1;
  private nextBurst: number;
  private burst: [number, number] = [0, 0];
  private ghostUntil = -1;
  private nextGhost = 0;

  constructor(
    private readonly random: Random,
    private readonly setting: ReceiverSetting = {},
  ) {
    this.sigma = random.between(5, 15) / radius68;
    this.correlation = random.between(30, 60);
    this.optimism = random.between(0.6, 1.1);
    this.out = [random.normal() * this.sigma, random.normal() * this.sigma];
    this.nextBurst = random.wait(3600 / (setting.burstsPerHour ?? 2));
  }

  /** What it measures at `t`, or nothing. Ask in order of time. */
  measure(way: TrueWay, t: number): Measurement | undefined {
    const leg = way.leg(t);
    const dt = Math.max(0, t - this.last);
    this.last = t;
    if (leg.around === 'indoor' && leg !== this.place) this.enter(leg, t);
    this.age(this.out, this.sigma * (leg.around === 'urban' ? 1.15 : 1), this.correlation, dt);
    if (leg.around === 'tunnel' || this.isBlind(leg, t)) return undefined;
    const truth = way.at(t);
    if (this.setting.only === 'cell') return this.cell(truth, leg);
    if (this.setting.only === 'wifi') return this.wifi(truth, leg);
    return leg.around === 'indoor' ? this.indoors(truth, leg, t, dt) : this.outdoors(truth, leg, t);
  }

  private age(error: [number, number], sigma: number, correlation: number, dt: number): void {
    const keep = Math.exp(-dt / correlation);
    const fresh = Math.sqrt(1 - keep * keep) * sigma;
    error[0] = error[0] * keep + this.random.normal() * fresh;
    error[1] = error[1] * keep + this.random.normal() * fresh;
  }

  /** Each stay indoors has its own drift, its own access points, its own spells without a fix. */
  private enter(leg: Leg, t: number): void {
    const { random } = this;
    this.place = leg;
    this.driftSigma = random.between(10, 35);
    this.driftCorrelation = random.between(60, 300);
    this.drift = [random.normal() * this.driftSigma, random.normal() * this.driftSigma];
    this.wifiShare = random.chance(0.7) ? random.between(0.05, 0.6) : 0;
    this.wifiSpots = Array.from({ length: 5 }, () => random.offset(74));
    this.nextBlind = t + random.wait(2400);
    this.nextGhost = t + random.wait(1800);
  }

  private isBlind(leg: Leg, t: number): boolean {
    for (const [from, to] of this.setting.blind ?? []) if (t >= from && t < to) return true;
    if (leg.around !== 'indoor') return false;
    if (t < this.blindUntil) return true;
    if (t < this.nextBlind) return false;
    this.blindUntil = t + this.random.wait(240);
    this.nextBlind = this.blindUntil + this.random.wait(2400);
    return true;
  }

  private outdoors(truth: Spot, leg: Leg, t: number): Measurement {
    const { random } = this;
    let east = truth[0] + this.out[0];
    let north = truth[1] + this.out[1];
    let noise = 0.2;
    if (leg.around === 'urban' || leg.around === 'vehicle') {
      if (t >= this.nextBurst) {
        const direction = random.between(0, 2 * Math.PI);
        const length = random.between(50, 200);
        this.burst = [length * Math.cos(direction), length * Math.sin(direction)];
        this.burstEnd = t + random.between(10, 60);
        this.nextBurst = this.burstEnd + random.wait(3600 / (this.setting.burstsPerHour ?? 2));
      }
      if (t < this.burstEnd) {
        east += this.burst[0] + random.normal() * 10;
        north += this.burst[1] + random.normal() * 10;
        noise = 1.2;
      }
    }
    return this.gnss(
      [east, north],
      leg,
      this.sigma * radius68 * this.optimism * random.between(0.8, 1.2),
      noise,
      leg.speed > 0,
    );
  }

  private indoors(truth: Spot, leg: Leg, t: number, dt: number): Measurement {
    const { random } = this;
    this.age(this.drift, this.driftSigma, this.driftCorrelation, dt);
    const draw = random.next();
    if (draw < 0.02) return this.cell(truth, leg);
    if (draw < 0.02 + this.wifiShare) return this.wifi(truth, leg);
    // People walk about at home, and receivers drift with a speed of their own: a ghost for a minute or two.
    if (t >= this.nextGhost) {
      this.ghostUntil = t + random.between(20, 120);
      this.nextGhost = this.ghostUntil + random.wait(1800);
    }
    const ghost = t < this.ghostUntil;
    const measured = this.gnss(
      [truth[0] + this.drift[0] + random.normal() * 3, truth[1] + this.drift[1] + random.normal() * 3],
      leg,
      this.driftSigma * radius68 * random.between(0.4, 1),
      ghost ? 0.9 : 0.25,
      leg.speed > 0 || (ghost && random.chance(0.6)),
    );
    return measured;
  }

  private gnss(spot: Spot, leg: Leg, accuracy: number, speedNoise: number, moving: boolean): Measurement {
    const { random } = this;
    const course = (Math.atan2(leg.to[0] - leg.from[0], leg.to[1] - leg.from[1]) * 180) / Math.PI;
    const speed = Math.abs(leg.speed + random.normal() * speedNoise);
    return {
      spot,
      accuracy: Math.max(3, accuracy),
      speed,
      course:
        leg.speed > 0 ? (course + random.normal() * (leg.speed > 5 ? 4 : 15) + 720) % 360 : random.between(0, 360),
      moving: random.chance(0.03) ? !moving : moving,
      source: 'gnss',
    };
  }

  private wifi(truth: Spot, leg: Leg): Measurement {
    const { random } = this;
    const spots =
      this.wifiSpots.length > 0 ? this.wifiSpots : (this.wifiSpots = [random.offset(74), random.offset(74)]);
    const place = random.pick(spots);
    return {
      spot: [truth[0] + place[0] + random.normal() * 10, truth[1] + place[1] + random.normal() * 10],
      accuracy: random.between(35, 120),
      speed: -1,
      course: -1,
      moving: leg.speed > 0,
      source: 'wifi',
    };
  }

  private cell(truth: Spot, leg: Leg): Measurement {
    const [east, north] = this.random.offset(600);
    return {
      spot: [truth[0] + east, truth[1] + north],
      accuracy: this.random.between(500, 1500),
      speed: -1,
      course: -1,
      moving: leg.speed > 0,
      source: 'cell',
    };
  }
}
