export * from './health-server.js';
export * from './process-line.js';
export * from './processes.js';
export * from './push-committed.js';
