import type { PartyFix } from '../feed/position-state.js';

/** A fix in Almaty, for specs. */
export const aFix = (change: Partial<PartyFix> = {}): PartyFix => ({
  personId: `person-${change.role ?? 'respondent'}`,
  role: 'respondent',
  longitude: 76.93,
  latitude: 43.25,
  accuracyMeters: 10,
  speedMetersPerSecond: null,
  courseDegrees: null,
  batteryPercent: null,
  signalPercent: null,
  source: null,
  mock: false,
  fixTime: 0,
  ...change,
});
