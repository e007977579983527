import { createHash } from 'node:crypto';
import type { PressPanic } from '#incidents';
import { canBeRight, timeOfSignal } from './gate.js';
import { placeOfReport } from './place-of-report.js';
import type { SosPress } from './receive-reports.js';

/** The way of a press for an SOS that came inside a report. */
export const pressForSos = (press: PressPanic): SosPress => ({
  press: async (device, report, receivedAt) => {
    const { incidentId } = await press.execute(device, {
      id: idOfSos(device.deviceId, canBeRight(report.fixTime, receivedAt) ? report.fixTime : receivedAt),
      pressedAt: timeOfSignal(report, receivedAt),
      trigger: 'hardware',
      place: placeOfReport(report, receivedAt),
    });
    return incidentId;
  },
});

/**
 * The same SOS sent again is the same press: its id is made of the device and the time (UUID version 8, RFC 9562). Not of
 * a time that cannot be right: a clock that stands still would make every later SOS a repeat of the first.
 */
function idOfSos(deviceId: string, at: number): string {
  const bytes = createHash('sha256').update(`sos|${deviceId}|${at}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
