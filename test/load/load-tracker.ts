import { connect, type Socket } from 'node:net';
import { systemClock } from '#domain';
import type { GatewayReader } from '../../apps/simulator/src/trackers/voices/gateway-reader.js';
import type { TrackerFix, TrackerVoice } from '../../apps/simulator/src/trackers/voices/tracker-voice.js';
import { voiceOf } from '../../apps/simulator/src/trackers/voices/voice-of.js';
import type { LoadTracker as Registered } from './seed-trackers.js';

/** What one hears of a tracker of the load. */
export interface TrackerObserver {
  /** @param milliseconds from when the device made the fix until it held the acknowledgement */
  acknowledged(deviceId: string, fixTime: number, milliseconds: number): void;
  /** Of a protocol that acknowledges no position. */
  written(deviceId: string, fixTime: number): void;
  loggedIn(): void;
  cut(): void;
}

/** A fix that the device keeps. `madeAt`: of `performance.now()`. */
interface Kept {
  fixTime: number;
  madeAt: number;
  step: number;
}

const state = { batteryPercent: 80, signalPercent: 70 };
const firstRetryMilliseconds = 0;
const retryMilliseconds = 1_000;

/** A tracker as it is sold: it keeps each fix until that is acknowledged, and connects anew whenever it is cut off. */
export class LoadTracker {
  private readonly voice: TrackerVoice;
  private readonly kept: Kept[] = [];
  private socket: Socket | undefined;
  private hearing: GatewayReader | undefined;
  private isWanted = false;
  private isLoggedIn = false;
  private underWay = 0;
  private lastFixTime = Math.floor(systemClock.now() / 1_000) * 1_000;
  private step = 0;
  private serial = 0;

  constructor(
    private readonly registered: Registered,
    private readonly port: number,
    private readonly observer: TrackerObserver,
  ) {
    this.voice = voiceOf(registered.protocol, registered.imei);
  }

  get waiting(): number {
    return this.kept.length;
  }

  connect(): void {
    this.isWanted = true;
    this.open(firstRetryMilliseconds);
  }

  /** Ends the connection and opens no other one. */
  disconnect(): void {
    this.isWanted = false;
    this.socket?.destroy();
  }

  /** Makes a fix (`now`: milliseconds since 1970), and sends it as soon as nothing waits for its acknowledgement. */
  fix(now: number): void {
    // Never two in one second, by which they are looked for afterwards.
    const fixTime = Math.max(Math.floor(now / 1_000) * 1_000, this.lastFixTime + 1_000);
    this.lastFixTime = fixTime;
    this.kept.push({ fixTime, madeAt: performance.now(), step: this.step++ });
    this.send();
  }

  /** The begin of a report that is never finished. @returns how many bytes */
  begin(): number {
    const whole = this.voice.report([this.fixOf({ fixTime: systemClock.now(), madeAt: 0, step: 0 })], 0);
    const part = whole.subarray(0, Math.floor(whole.length / 2));
    this.socket?.write(part);
    return part.length;
  }

  private open(milliseconds: number): void {
    setTimeout(() => {
      if (!this.isWanted) return;
      const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
      this.socket = socket;
      this.hearing = this.voice.hears();
      this.underWay = 0;
      let wasOpen = false;
      socket.once('connect', () => {
        wasOpen = true;
        const hello = this.voice.hello();
        socket.write(hello ?? this.voice.heartbeat(state, 0));
        if (!hello) this.enter();
      });
      socket.on('data', (bytes: Buffer) => this.hear(bytes));
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.socket = undefined;
        if (this.isLoggedIn) this.observer.cut();
        this.isLoggedIn = false;
        if (this.isWanted) this.open(wasOpen ? firstRetryMilliseconds : retryMilliseconds);
      });
    }, milliseconds);
  }

  private enter(): void {
    this.isLoggedIn = true;
    this.observer.loggedIn();
    this.send();
  }

  private hear(bytes: Buffer): void {
    for (const heard of this.hearing!.take(bytes)) {
      if (heard.kind === 'accepted') this.enter();
      else if (heard.kind === 'acknowledged') this.acknowledged(heard.count);
      // Told how often to report: it says yes, and the load keeps its rate.
      else if (heard.kind === 'command') {
        const last = { fixTime: this.lastFixTime, madeAt: 0, step: Math.max(0, this.step - 1) };
        this.socket?.write(this.voice.answer(heard.command, 'OK', this.fixOf(last), this.serial++ & 0xffff));
      } else if (heard.kind === 'refused' || heard.kind === 'garbled')
        throw new Error(`a tracker was told: ${heard.kind}`);
    }
  }

  private acknowledged(count: number): void {
    const now = performance.now();
    if (count > this.underWay) throw new Error('more was acknowledged than was sent');
    for (let n = count; n > 0; n -= 1) {
      const { fixTime, madeAt } = this.kept.shift()!;
      this.underWay -= 1;
      this.observer.acknowledged(this.registered.deviceId, fixTime, now - madeAt);
    }
    this.send();
  }

  private send(): void {
    if (!this.isLoggedIn || this.underWay > 0 || this.kept.length === 0) return;
    const next = this.kept.slice(0, this.voice.mostFixes);
    const fixes = next.map((kept) => this.fixOf(kept));
    this.socket!.write(this.voice.report(fixes, this.serial));
    this.serial = (this.serial + next.length) & 0xffff;
    if (this.voice.isConfirmed(fixes[0]!)) {
      this.underWay = next.length;
      return;
    }
    for (const { fixTime } of this.kept.splice(0, next.length))
      this.observer.written(this.registered.deviceId, fixTime);
    this.send();
  }

  /** Walks on at about 1 m/s, 2–3 km from its zone: an alarm in every batch would measure something else. */
  private fixOf({ fixTime, step }: Kept): TrackerFix {
    const { longitude, latitude } = this.registered;
    return {
      ...state,
      at: fixTime,
      longitude: longitude + 0.03 + step * 0.0001,
      latitude: latitude + 0.01 + step * 0.00005,
      satellites: 9,
      horizontalDilution: 1,
      speedMetersPerSecond: 1,
      courseDegrees: 56,
    };
  }
}
