export { recallMilliseconds } from './acquaint.js';
export { describeFinding, type FindingNames } from './describe-finding.js';
export { detectionEngine } from './engine.js';
export { distanceMeters } from './geodesy.js';
export { isActive } from './schedule.js';
export { defaultThresholds } from './thresholds.js';
export * from './types.js';
