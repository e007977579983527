import all from './jest.config.mjs';

const [unit] = all.projects;

/** What `npm run test:browser` runs; the house and the browser are there before. */
export default {
  ...unit,
  displayName: 'browser',
  testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
  maxWorkers: 2,
  testTimeout: 120_000,
};
