import type { Report } from '#tracking';
import { saysSomething, setExtras } from '../http/read-values.js';
import type { Readings } from '../stream/device-protocol.js';
import { alarmOfCode, alarmOfState, FoundAlarms } from './alarms.js';
import type { DeviceZone } from './zone.js';

/** What is known of a frame while it is being read. */
export class Draft {
  readonly report: Report;
  readonly readings: Readings = {};
  readonly found = new FoundAlarms();

  /** @param zone of the connection: a frame may correct it */
  constructor(
    readonly kind: number,
    readonly receivedAt: number,
    readonly zone: DeviceZone,
  ) {
    this.report = { fixTime: receivedAt };
  }

  /** @returns the report, unless it says nothing of a position, a battery or an alarm */
  finish(): Report[] {
    if (this.found.alarms.size > 0) this.report.alarms = [...this.found.alarms];
    return saysSomething(this.report) ? [this.report] : [];
  }

  /** The terminal's byte of bits. */
  setState(state: number): void {
    this.readings.ignition = (state & 0x02) !== 0;
    this.found.add(alarmOfState(state));
  }

  /** State, battery, radio and the alarm's byte, as far as they came. */
  setStatus(tail: Buffer): void {
    const [state, level, signal, alarm] = tail;
    if (state !== undefined) this.setState(state);
    // A voltage of two bytes stands there with some makers, and what follows is one byte further on.
    if (tail.length >= 3 && (level! > 100 || signal! > 100) && tail.readUInt16BE(1) <= highestSupply)
      return this.setSupply(tail);
    if (level !== undefined) this.setBattery(level);
    if (signal !== undefined) this.setSignal(signal);
    if (alarm !== undefined) this.found.add(alarmOfCode(alarm, level));
  }

  private setSupply(tail: Buffer): void {
    this.readings.powerVolts = tail.readUInt16BE(1) / 100;
    if (tail.length >= 4) this.setSignal(tail[3]!);
  }

  /** Steps up to 6, or percent. */
  setBattery(level: number): void {
    const batteryPercent = level <= batterySteps ? Math.round((level * 100) / batterySteps) : level;
    setExtras(this.report, { batteryPercent });
  }

  /** Steps up to 4, or percent. */
  setSignal(signal: number): void {
    if (signal <= 100) this.report.signalPercent = signal <= signalSteps ? signal * (100 / signalSteps) : signal;
  }
}

export const batterySteps = 6;
export const signalSteps = 4;
/** Hundredths of a volt: a lorry that is charging, and some more. */
const highestSupply = 4_000;
