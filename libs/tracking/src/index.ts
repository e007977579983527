export * from './receive-reports.js';
export * from './report.js';
