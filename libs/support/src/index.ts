export * from './intake/answer-reports.js';
export * from './intake/intake.error.js';
export * from './intake/intake.js';
export * from './intake/intake-store.port.js';
export { mostPieceBytes, TakeReports } from './intake/take-reports.js';
export * from './read-directory.js';
export * from './read-support-table.js';
export * from './support-directory.port.js';
export * from './support-place.js';
