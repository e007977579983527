export * from './house-environment.js';
export * from './logging.js';
export * from './read-environment.js';
