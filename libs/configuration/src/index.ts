export * from './house-environment.js';
export * from './read-environment.js';
