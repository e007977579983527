import type { IdFactory } from '#domain';
import type { LonLat } from '../geo/local-plane.js';
import type { Sight } from '../people/demo-person.js';
import type { BackOff } from './back-off.js';
import { type DeviceApi, type FixBody, Refused, Unavailable } from './device-api.js';
import { hastened, shortestSeconds } from './haste.js';
import type { Turnstile } from './turnstile.js';

/** A phone keeps this much while it has no connection; then the oldest go. */
const keptFixes = 60;
interface Panic {
  id: string;
  pressedAt: string;
  trigger: 'button';
  fix: FixBody;
}

/** One device's line to the api: keeps what could not be sent, and says when to report next. */
export class DeviceLink {
  private fixes: FixBody[] = [];
  private panics: Panic[] = [];
  private directiveSeconds = shortestSeconds;
  private toldBatteryLow = false;
  private moving = false;

  constructor(
    private readonly api: DeviceApi,
    private readonly turnstile: Turnstile,
    private readonly backOff: BackOff,
    private readonly ids: IdFactory,
    /** Told of everything the api refuses: a status, no content. */
    private readonly complain: (text: string) => void,
  ) {}

  /** Keeps a fix for the next report. */
  note(sight: Sight, [longitude, latitude]: LonLat, now: number): FixBody {
    const fix: FixBody = {
      fixTime: new Date(now).toISOString(),
      point: { type: 'Point', coordinates: [longitude, latitude] },
      accuracyMeters: Math.round(sight.accuracyMeters),
      speedMetersPerSecond: Math.round(sight.speed * 10) / 10,
      courseDegrees: Math.round(sight.course) % 360,
      batteryPercent: sight.batteryPercent,
      signalPercent: sight.signalPercent,
      moving: sight.speed > 0.5,
      source: 'gps',
      ...(sight.batteryLow && !this.toldBatteryLow ? { alarms: ['low_battery'] as const } : {}),
    };
    this.toldBatteryLow = sight.batteryLow;
    this.moving = fix.moving;
    this.fixes = [...this.fixes, fix].slice(-keptFixes);
    return fix;
  }

  notePress(fix: FixBody): void {
    this.panics.push({ id: this.ids(), pressedAt: fix.fixTime, trigger: 'button', fix });
  }

  /** Sends what is kept: presses first. @returns after how many seconds to report again. */
  async send(): Promise<number> {
    try {
      await this.turnstile.pass(() => this.sendAll());
      this.backOff.succeeded();
      return hastened(this.directiveSeconds, this.moving);
    } catch (error) {
      if (error instanceof Unavailable) return this.backOff.failed(error.retryAfterSeconds);
      if (!(error instanceof Refused)) throw error;
      this.complain(error.message);
      this.fixes = [];
      this.panics = [];
      return this.backOff.failed();
    }
  }

  private async sendAll(): Promise<void> {
    for (const panic of [...this.panics]) {
      await this.api.press(panic);
      this.panics = this.panics.filter((kept) => kept !== panic);
    }
    const sent = this.fixes;
    const { directive, rejected } = await this.api.report(sent);
    this.fixes = this.fixes.filter((fix) => !sent.includes(fix));
    this.directiveSeconds = directive.reportEverySeconds;
    for (const { code } of rejected) this.complain(`a fix was rejected: ${code}`);
  }
}
