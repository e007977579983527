import type { ReportAlarm } from '#domain';
import type { Fix } from '#geofence';

/** Something an engine said: `at` is when it was told, `happened` when it says it was; seconds since the beginning. */
export interface Told {
  kind: string;
  phase: 'began' | 'changed' | 'ended';
  conditionKey: string;
  at: number;
  happened: number;
  late: boolean;
}

export interface Run {
  engine: Told[];
  naive: Told[];
  /** Reports of the respondent: all, and at rest with everything watched more than two kilometers away. */
  reports: number;
  restReports: number;
  restSeconds: number;
  /** Times of the respondent's and the protected person's fixes (s), with the accuracy they claimed. */
  fixes: { personId: string; at: number; accuracy: number }[];
}

/** What reached the server at once, in the order in which it came: for who wants to send it to a real one. */
export interface Arrival {
  personId: string;
  /** Server's clock, ms. */
  receivedAt: number;
  fixes: readonly Fix[];
  /** With the time of the device's clock, ms; without a position. */
  alarm?: { kind: ReportAlarm; at: number };
}
