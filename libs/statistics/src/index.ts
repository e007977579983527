export * from './months.js';
export * from './publication.js';
export * from './publish-statistics.js';
export * from './read-public-statistics.js';
export * from './read-statistics.js';
export * from './statistics.port.js';
export * from './statistics-csv.js';
export * from './statistics-table.js';
