import type { PlanePoint } from '../geo/local-plane.js';
import { routeAlongStreets } from '../geo/street-grid.js';
import { ReceiverError } from '../motion/receiver-error.js';
import { RadioLink } from '../motion/radio-link.js';
import { Traveller } from '../motion/traveller.js';
import type { Random } from '../random.js';
import type { Act, Life } from './act.js';

/** Standard deviations per axis, in meters. */
const underOpenSky = 4;
const indoors = 9;
const lowBatteryPercent = 15;
/** A day from full to empty; below `lowBatteryPercent` somebody finds a charger. */
const percentPerSecond = 100 / 86_400;

/** Whether and how somebody is seen at this moment. */
export interface Sight {
  at: PlanePoint;
  accuracyMeters: number;
  speed: number;
  course: number;
  batteryPercent: number;
  batteryLow: boolean;
  signalPercent: number;
}

/** A body that lives its life, with a device on it. */
export class DemoPerson {
  private readonly body: Traveller;
  private readonly error: ReceiverError;
  private readonly signal: RadioLink;
  private act: Act | undefined;
  private staying = 0;
  private battery: number;
  private pressed = false;

  /** @param haste how much shorter stays are than the life says */
  constructor(
    private readonly life: Life,
    start: PlanePoint,
    private readonly random: Random,
    private readonly haste: number,
  ) {
    this.body = new Traveller(start);
    this.error = new ReceiverError(random, underOpenSky);
    this.signal = new RadioLink(random);
    this.battery = random.between(35, 95);
    this.begin();
  }

  /** Lets so many seconds pass. */
  advance(seconds: number): void {
    this.battery = this.battery < 5 ? 90 : this.battery - seconds * percentPerSecond;
    this.error.advance(seconds, this.body.arrived ? indoors : underOpenSky);
    this.signal.advance(seconds, this.body.arrived);
    if (this.act?.does === 'stay') this.staying -= seconds;
    else this.body.advance(seconds);
    if (this.isDone()) this.begin();
  }

  /** In how many seconds something happens that must not wait for the next report. */
  get busyForSeconds(): number {
    return this.act?.does === 'stay' ? Math.max(0, this.staying) : Infinity;
  }

  /** Whether the panic button was pressed since this was last asked. */
  takePress(): boolean {
    const { pressed } = this;
    this.pressed = false;
    return pressed;
  }

  see(): Sight {
    return {
      at: this.error.apply(this.body.at),
      accuracyMeters: this.error.claimedAccuracy(),
      speed: this.body.speed,
      course: this.body.course,
      batteryPercent: Math.round(this.battery),
      batteryLow: this.battery < lowBatteryPercent,
      signalPercent: Math.round(this.signal.percent),
    };
  }

  private isDone(): boolean {
    return this.act?.does === 'stay' ? this.staying <= 0 : this.body.arrived;
  }

  /** Goes on to the next act that takes time; what takes none happens on the way. */
  private begin(): void {
    for (;;) {
      const next = this.life.next();
      this.act = next.done ? { does: 'stay', seconds: Infinity } : next.value;
      switch (this.act.does) {
        case 'appear':
          this.body.set(this.act.at);
          break;
        case 'press':
          this.pressed = true;
          break;
        case 'discharge':
          this.battery = Math.min(this.battery, this.act.toPercent);
          break;
        case 'stay':
          this.body.halt();
          this.staying = this.act.seconds / this.haste;
          return;
        case 'go':
          this.body.go(
            this.act.way === 'straight' ? [this.act.to] : routeAlongStreets(this.body.at, this.act.to, this.random),
            this.act.gait,
          );
          if (!this.body.arrived) return;
      }
    }
  }
}
