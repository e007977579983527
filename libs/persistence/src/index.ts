export * from './access/audit-chain.repository.js';
export * from './access/device-directory.repository.js';
export * from './access/staff-accounts.repository.js';
export * from './cases/case-store.js';
export * from './data-source.js';
export * from './database.js';
export * from './migrate.js';
