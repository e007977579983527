export * from './batch-item.js';
export * from './cell-batcher.js';
export * from './gate.js';
export * from './receive-reports.js';
export * from './report.js';
export * from './run-batch.js';
export * from './tracking-store.port.js';
export * from './tracking.error.js';
