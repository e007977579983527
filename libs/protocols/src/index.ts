export * from './json/positions-body.js';
export * from './json/read-fix.js';
