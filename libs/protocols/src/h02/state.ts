import type { ReportAlarm } from '#domain';
import type { DecodedFrame } from '../stream/device-protocol.js';

/** What the word of a device's state says. */
export interface State {
  alarms: ReportAlarm[];
  otherAlarms: string[];
  ignition?: boolean;
}

/** Bits of the word: they stand while nothing is the matter. */
const bits = { theft: 0, robbery: 1, overspeed: 2, ignition: 10, sos: 18, mainPower: 19 };

/** Some devices have no word and fill it with zeros; taken at its word that would be all alarms at once. */
export function readState(word: number | undefined): State {
  if (word === undefined || word === 0) return { alarms: [], otherAlarms: [] };
  const isOn = (bit: number): boolean => ((word >>> bit) & 1) === 0;
  const alarms: Partial<Record<ReportAlarm, boolean>> = {
    sos: isOn(bits.robbery) || isOn(bits.sos),
    power_cut: isOn(bits.mainPower),
  };
  return {
    alarms: (Object.keys(alarms) as ReportAlarm[]).filter((alarm) => alarms[alarm]),
    otherAlarms: [...(isOn(bits.theft) ? ['vibration'] : []), ...(isOn(bits.overspeed) ? ['overspeed'] : [])],
    ignition: !isOn(bits.ignition),
  };
}

export const besides = ({ otherAlarms, ignition }: State): Pick<DecodedFrame, 'otherAlarms' | 'readings'> => ({
  ...(otherAlarms.length > 0 && { otherAlarms }),
  ...(ignition !== undefined && { readings: { ignition } }),
});
