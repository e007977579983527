export * from './access/audit-chain.repository.js';
export * from './access/device-directory.repository.js';
export * from './access/staff-accounts.repository.js';
export * from './data-source.js';
export * from './database.js';
export * from './migrate.js';
export * from './incidents/incident-store.js';
export * from './tracking/tracking-store.js';
