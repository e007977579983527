const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true, tsx: false },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  // The `source` condition of package.json's "imports" leads from `#lib` to the TypeScript of that lib.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

/** Whole projects run in groups of files: see scripts/lib/test-groups.mjs. */
const groups = process.env.QALQAN_TEST_GROUPS;
const filesOf = (project, pattern) => [
  groups ? `<rootDir>/test/groups/${groups}/${project}/*.spec.ts` : `<rootDir>/${pattern}/**/*.spec.ts`,
];

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: filesOf('unit', '{libs,apps,migrations}') },
    {
      ...shared,
      displayName: 'medium',
      testMatch: filesOf('medium', 'test/{medium,replay}'),
      setupFiles: ['<rootDir>/test/setup/empty-database.ts'],
      globalSetup: '<rootDir>/test/setup/database.setup.mjs',
      globalTeardown: '<rootDir>/test/setup/database.teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: filesOf('e2e', 'test/e2e'),
      globalSetup: '<rootDir>/test/setup/database.setup.mjs',
      globalTeardown: '<rootDir>/test/setup/database.teardown.mjs',
    },
    {
      ...shared,
      displayName: 'standalone',
      testMatch: filesOf('standalone', 'test/standalone'),
      setupFiles: ['<rootDir>/test/setup/no-servers.setup.mjs'],
    },
  ],
  // As many as the machine of CI has cores: each has a database of its own, which costs memory.
  maxWorkers: 2,
  // Modules of a file that has run stay in memory; a worker that kept too many begins anew.
  workerIdleMemoryLimit: '1GB',
  // Starting a database or a house takes seconds, and on a busy machine many. Projects cannot have their own.
  testTimeout: 60_000,
};
