import { connect, type Socket } from 'node:net';
import type { LoadTracker as Registered } from './seed-trackers.js';
import { type TrackerHearing, type TrackerVoice, trackerVoices } from './voices.js';

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

/** So many fixes at most go before the device waits for its acknowledgement. */
const mostAtOnce = 20;
const firstRetryMilliseconds = 0;
const retryMilliseconds = 1_000;

/** A tracker as it is sold: it keeps each fix until that is acknowledged, and connects anew whenever it is cut off. */
export class LoadTracker {
  private readonly voice: TrackerVoice;
  private readonly kept: Kept[] = [];
  private socket: Socket | undefined;
  private hearing: TrackerHearing | undefined;
  private isWanted = false;
  private isLoggedIn = false;
  private underWay = 0;
  private step = 0;
  private serial = 0;

  constructor(
    private readonly registered: Registered,
    private readonly port: number,
    private readonly observer: TrackerObserver,
  ) {
    this.voice = trackerVoices[registered.protocol];
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

  /** Makes a fix, and sends it as soon as nothing waits for its acknowledgement. */
  fix(fixTime: number): void {
    this.kept.push({ fixTime, madeAt: performance.now(), step: this.step++ });
    this.send();
  }

  /** The begin of a report that is never finished. @returns how many bytes */
  begin(): number {
    const whole = this.bytesOf([{ fixTime: 0, madeAt: 0, step: 0 }]);
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
        socket.write(this.voice.hello(this.registered.imei) ?? this.voice.heartbeat(this.registered.imei, this.serial++));
        if (!this.voice.acceptsLogin) this.enter();
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
    for (const heard of this.hearing!.push(bytes)) {
      if (heard.kind === 'login accepted') this.enter();
      if (heard.kind === 'acknowledged') this.acknowledged(heard.count);
    }
  }

  private acknowledged(count: number): void {
    const now = performance.now();
    // Heartbeats are acknowledged as well.
    for (let n = Math.min(count, this.underWay); n > 0; n -= 1) {
      const { fixTime, madeAt } = this.kept.shift()!;
      this.underWay -= 1;
      this.observer.acknowledged(this.registered.deviceId, fixTime, now - madeAt);
    }
    this.send();
  }

  private send(): void {
    if (!this.isLoggedIn || this.underWay > 0 || this.kept.length === 0) return;
    const next = this.kept.slice(0, mostAtOnce);
    this.socket!.write(this.bytesOf(next));
    if (this.voice.acknowledgesFixes) {
      this.underWay = next.length;
      return;
    }
    for (const { fixTime } of this.kept.splice(0, next.length)) this.observer.written(this.registered.deviceId, fixTime);
    this.send();
  }

  /** Walks on at about 1 m/s, 2–3 km from its zone: an alarm in every batch would measure something else. */
  private bytesOf(kept: readonly Kept[]): Buffer {
    const { longitude, latitude, imei } = this.registered;
    const fixes = kept.map(({ fixTime, step }) => ({
      at: fixTime,
      longitude: longitude + 0.03 + step * 0.0001,
      latitude: latitude + 0.01 + step * 0.00005,
    }));
    const serial = this.serial;
    this.serial = (this.serial + kept.length) & 0xffff;
    return this.voice.report(imei, fixes, serial);
  }
}
