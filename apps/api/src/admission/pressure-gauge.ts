import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { heldPressure, type Lateness, pressureOf } from './shedding.js';

const everyMilliseconds = 200;
/** What is late is late in so many looks, one after the other. */
const looksInARow = 4;
/** The histogram's own step, which it counts as delay. */
const resolutionMilliseconds = 10;
/** Of the mean delay between two looks. */
const eventLoopLimitMilliseconds = 100;
/** A loop that is late and idle waits for a machine that is busy with something else: refusing would help nobody. */
const busyShare = 0.8;

interface Watched {
  limitMilliseconds: number;
  read: () => number;
  /** Of the last looks, in milliseconds. */
  last: number[];
}

/** Port: how hard this process is pressed now; 1 is where ordinary positions begin to be refused. */
export interface Pressure {
  readonly pressure: number;
}
export const PRESSURE = Symbol('Pressure');

/**
 * Looks five times a second at how late things are in this process: its event loop, and what else is given to watch. What
 * is late once and soon no more (a pause of the collector, a first connection, a start) is no load: the least of the last
 * looks counts.
 */
@Injectable()
export class PressureGauge implements Pressure, OnApplicationShutdown {
  private readonly watched = new Map<string, Watched>();
  private readonly histogram = monitorEventLoopDelay({ resolution: resolutionMilliseconds });
  private readonly timer: NodeJS.Timeout;
  private lookedAt = performance.now();
  private utilization: EventLoopUtilization = performance.eventLoopUtilization();
  private latest: ReadonlyMap<string, Lateness> = new Map();
  private held = 0;

  constructor() {
    this.histogram.enable();
    this.watch('event_loop', eventLoopLimitMilliseconds, () => this.eventLoopDelay());
    this.timer = setInterval(() => this.look(), everyMilliseconds);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.histogram.disable();
  }

  /** @param read how late it is, in milliseconds; asked at each look */
  watch(signal: string, limitMilliseconds: number, read: () => number): void {
    this.watched.set(signal, { limitMilliseconds, read, last: Array.from({ length: looksInARow }, () => 0) });
  }

  get pressure(): number {
    return this.held;
  }

  /** By signal, as of the last look. */
  get signals(): ReadonlyMap<string, Lateness> {
    return this.latest;
  }

  private look(): void {
    const now = performance.now();
    this.latest = new Map(
      [...this.watched].map(([signal, { limitMilliseconds, read, last }]) => {
        last.shift();
        last.push(read());
        return [signal, { milliseconds: Math.min(...last), limitMilliseconds }];
      }),
    );
    this.held = heldPressure(this.held, pressureOf([...this.latest.values()]), now - this.lookedAt);
    this.lookedAt = now;
  }

  private eventLoopDelay(): number {
    const mean = this.histogram.mean / 1e6;
    this.histogram.reset();
    const before = this.utilization;
    this.utilization = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(this.utilization, before).utilization;
    // Without a sample there is no mean.
    return Number.isNaN(mean) || busy < busyShare ? 0 : Math.max(0, mean - resolutionMilliseconds);
  }
}
