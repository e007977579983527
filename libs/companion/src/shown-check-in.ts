import type { CheckInRecord } from './companion-reader.port.js';

/** A check-in as its phone is shown it: one that was completed under duress is completed. */
export type ShownCheckIn = Omit<CheckInRecord, 'status'> & { status: 'waiting' | 'completed' | 'missed' };

export const shownCheckIn = (record: CheckInRecord): ShownCheckIn => ({
  ...record,
  status: record.status === 'duress' ? 'completed' : record.status,
});
