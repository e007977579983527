export { recallMilliseconds } from './acquaint.js';
export { displacementMeters, feltDisc, limitSeedOf, samePlaceMeters, type FeltDisc } from './concealment.js';
export { describeFinding, type FindingNames } from './describe-finding.js';
export { detectionEngine } from './engine.js';
export { distanceMeters } from './geodesy.js';
export { putPlacesBack, withoutPlaces } from './places.js';
export { isActive, isInSchedule } from './schedule.js';
export { defaultThresholds } from './thresholds.js';
export * from './types.js';
