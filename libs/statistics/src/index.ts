export * from './months.js';
export * from './publication.js';
export * from './publish-statistics.js';
export * from './statistics.port.js';
