export * from './house-environment.js';
export * from './known-secrets.js';
export * from './logging.js';
export * from './master-key-environment.js';
export * from './read-environment.js';
