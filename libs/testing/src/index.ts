export * from './a-case.js';
export * from './a-border.js';
export * from './a-person.js';
export * from './an-agency.js';
export * from './an-order.js';
export * from './case-tools.js';
