import type { ReportAlarm } from '#domain';

/** Alarms of one frame: those that this system has, and the others by name. */
export class FoundAlarms {
  readonly alarms = new Set<ReportAlarm>();
  readonly others = new Set<string>();

  add(found: Alarm | undefined): void {
    if (found === undefined) return;
    if (isOther(found)) this.others.add(found.other);
    else this.alarms.add(found);
  }
}

export type Alarm = ReportAlarm | { other: string };

const isOther = (found: Alarm): found is { other: string } => typeof found === 'object';
const other = (name: string): Alarm => ({ other: name });

/** Bits 3 to 5 of the terminal's state. */
const byState: Readonly<Record<number, Alarm>> = {
  1: other('vibration'),
  2: 'power_cut',
  3: 'low_battery',
  4: 'sos',
  6: other('geofence'),
  7: 'removal',
};

export const alarmOfState = (state: number): Alarm | undefined => byState[(state >> 3) & 7];

/** The alarm byte of 0x16, 0x26, 0x27, 0x19, 0xa4 and 0xa5 (Concox, "Alert and language"). */
const byCode: Readonly<Record<number, Alarm>> = {
  0x01: 'sos',
  0x02: 'power_cut',
  0x03: other('vibration'),
  0x04: other('geofence_enter'),
  0x05: other('geofence_exit'),
  0x06: other('overspeed'),
  0x09: other('vibration'),
  0x0a: other('gps_lost'),
  0x0b: other('gps_found'),
  0x0c: 'tamper',
  0x0d: other('gps_first_fix'),
  0x0e: 'low_battery',
  0x0f: 'low_battery',
  0x10: other('sim_changed'),
  0x11: 'power_cut',
  0x12: 'low_battery',
  0x13: 'tamper',
  0x14: other('door'),
  0x15: 'low_battery',
  0x16: other('sound'),
  0x17: other('false_base_station'),
  0x18: 'removal',
  0x19: 'low_battery',
  0x1a: other('hard_braking'),
  0x1b: other('hard_cornering'),
  0x20: other('sleep'),
  0x23: 'fall',
  0x25: 'tamper',
  0x26: other('hard_acceleration'),
  0x27: other('hard_braking'),
  0x28: other('hard_braking'),
  0x29: other('hard_acceleration'),
  0x2a: other('hard_cornering'),
  0x2b: other('hard_cornering'),
  0x2c: other('accident'),
  0x2e: other('hard_cornering'),
  0x30: other('hard_braking'),
  0x32: 'removal',
  0xfe: other('ignition_on'),
  0xff: other('ignition_off'),
};

const lowInnerBattery = 0x19;
/** "High battery" of the paper, whose low battery begins at 2. */
const highLevel = 5;

/** @param level of the battery as the same frame says it: one maker's vehicle trackers call a full battery's hard acceleration so */
export function alarmOfCode(code: number, level?: number): Alarm | undefined {
  if (code === 0) return undefined;
  if (code === lowInnerBattery && level !== undefined && level >= highLevel) return other('hard_acceleration');
  return byCode[code] ?? other(`code_${code.toString(16).padStart(2, '0')}`);
}

/** The alarm byte of 0x95, of cameras. */
const byCameraCode: Readonly<Record<number, Alarm>> = {
  0x80: other('vibration'),
  0x87: other('overspeed'),
  0x90: other('hard_acceleration'),
  0x91: other('hard_braking'),
  0x92: other('hard_cornering'),
  0x93: other('accident'),
};

/** @param hasPosition where a frame without one has no word of its own for SOS */
export const alarmOfCamera = (code: number, hasPosition: boolean): Alarm =>
  byCameraCode[code] ?? (code === 1 && hasPosition ? 'sos' : other('general'));

/** The event of a frame made of modules (0x70). */
const byModuleEvent: Readonly<Record<number, Alarm>> = {
  0x11: 'low_battery',
  0x12: 'low_battery',
  0x13: 'power_cut',
  0x14: 'removal',
};

export const alarmOfModuleEvent = (code: number): Alarm | undefined => byModuleEvent[code];

/** The state of a long 0x33 (AZ735). */
const byWatchState: Readonly<Record<number, Alarm>> = {
  0xa2: 'low_battery',
  0xa3: 'low_battery',
  0xa4: other('general'),
  0xa5: other('door'),
};

export const alarmOfWatchState = (code: number): Alarm | undefined => byWatchState[code];
