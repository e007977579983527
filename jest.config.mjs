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

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps,migrations}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'medium',
      testMatch: ['<rootDir>/test/{medium,replay}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/setup/database.setup.mjs',
      globalTeardown: '<rootDir>/test/setup/database.teardown.mjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/setup/database.setup.mjs',
      globalTeardown: '<rootDir>/test/setup/database.teardown.mjs',
    },
    {
      ...shared,
      displayName: 'standalone',
      testMatch: ['<rootDir>/test/standalone/**/*.spec.ts'],
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
