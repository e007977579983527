import type { Thresholds } from './types.js';

/**
 * What an order gets when its authority says nothing else. Top speed: 130 km/h, a car on an open road. Approach: urgent
 * within two minutes of the limit (design, section 5).
 */
export const defaultThresholds: Thresholds = {
  topSpeedMetersPerSecond: 36,
  silenceSeconds: 600,
  lowBatteryPercent: 15,
  approachUrgentSeconds: 120,
};
