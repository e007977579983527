export * from './house-environment.js';
export * from './known-secrets.js';
export * from './logging.js';
export * from './read-environment.js';
