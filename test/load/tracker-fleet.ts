import { systemClock } from '#domain';
import type { ProtocolName } from '#protocols';
import { LoadTracker, type TrackerObserver } from './load-tracker.js';
import type { LoadTracker as Registered } from './seed-trackers.js';

/** A fix of a device. `fixTime` is whole seconds, in milliseconds since 1970. */
export interface SentFix {
  deviceId: string;
  fixTime: number;
}

const tickMilliseconds = 10;
/** At first they connect so many at once. */
const connectingAtOnce = 500;

/** All trackers of the load in this process. */
export class TrackerFleet implements TrackerObserver {
  readonly acknowledgedFixes: SentFix[] = [];
  /** Written by trackers whose protocol acknowledges no position. */
  readonly writtenFixes: SentFix[] = [];
  cuts = 0;
  private readonly trackers: LoadTracker[];
  private times: number[] = [];
  private connected = 0;
  private turn = 0;

  constructor(registered: readonly Registered[], ports: Readonly<Record<ProtocolName, number>>) {
    this.trackers = registered.map((one) => new LoadTracker(one, ports[one.protocol], this));
  }

  get size(): number {
    return this.trackers.length;
  }

  get loggedInCount(): number {
    return this.connected;
  }

  /** Fixes that wait for their acknowledgement, or for a connection. */
  get waiting(): number {
    return this.trackers.reduce((sum, { waiting }) => sum + waiting, 0);
  }

  acknowledged(deviceId: string, fixTime: number, milliseconds: number): void {
    this.acknowledgedFixes.push({ deviceId, fixTime });
    this.times.push(milliseconds);
  }

  written(deviceId: string, fixTime: number): void {
    this.writtenFixes.push({ deviceId, fixTime });
  }

  loggedIn(): void {
    this.connected += 1;
  }

  cut(): void {
    this.connected -= 1;
    this.cuts += 1;
  }

  /** Connects those from one to another; resolves when all are logged in. */
  async connect(from = 0, to = this.size): Promise<void> {
    for (let at = from; at < to; at += connectingAtOnce) {
      const end = Math.min(at + connectingAtOnce, to);
      for (const tracker of this.trackers.slice(at, end)) tracker.connect();
      await this.untilLoggedIn(end);
    }
  }

  async untilLoggedIn(count = this.size, limitSeconds = 120): Promise<void> {
    await until(
      () => this.connected >= count,
      limitSeconds,
      () => `${this.connected} of ${count} trackers are logged in`,
    );
  }

  async untilAcknowledged(limitSeconds = 60): Promise<void> {
    await until(
      () => this.waiting === 0,
      limitSeconds,
      () => `${this.waiting} fixes were not acknowledged`,
    );
  }

  async untilBelow(count: number, limitSeconds = 120): Promise<void> {
    await until(
      () => this.waiting < count,
      limitSeconds,
      () => `${this.waiting} fixes wait`,
    );
  }

  async disconnect(): Promise<void> {
    for (const tracker of this.trackers) tracker.disconnect();
    await until(
      () => this.connected === 0,
      60,
      () => `${this.connected} trackers are still connected`,
    );
  }

  /** Half a report of each. @returns bytes of one, on average */
  begin(): number {
    return this.trackers.reduce((sum, tracker) => sum + tracker.begin(), 0) / this.size;
  }

  /** Milliseconds from fix to acknowledgement of all since the last call. */
  takeTimes(): number[] {
    const { times } = this;
    this.times = [];
    return times;
  }

  /** Has one after the other make a fix, whatever became of those before. @returns how many */
  async drive(perSecond: number, seconds: number): Promise<number> {
    const began = performance.now();
    let made = 0;
    while (performance.now() - began < seconds * 1_000) {
      const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
      const now = systemClock.now();
      for (; made < due; made += 1) this.trackers[this.turn++ % this.size]!.fix(now);
      await new Promise((resolve) => setTimeout(resolve, tickMilliseconds));
    }
    return made;
  }
}

async function until(isSo: () => boolean, limitSeconds: number, what: () => string): Promise<void> {
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > limitSeconds * 1_000) throw new Error(`after ${limitSeconds} s ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
