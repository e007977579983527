export * from './assert-never.js';
export * from './canary.js';
export * from './clock.js';
export * from './ids.js';
export * from './incident-lifecycle.js';
export * from './problem.js';
export * from './severity.js';
export * from './words.js';
