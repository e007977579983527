import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';
import { boundaryRules, boundarySettings } from './scripts/lint/dependency-rules.mjs';
import { importRule, propertyRule, shapeRule } from './scripts/lint/house-rules.mjs';

const sources = ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'migrations/**/*.ts', 'test/**/*.ts'];

const plain = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
  'no-console': 'error',
  'no-constant-binary-expression': 'error',
  'no-else-return': 'error',
  'no-fallthrough': 'error',
  'no-param-reassign': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-useless-assignment': 'error',
  'no-var': 'error',
  'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
  'require-atomic-updates': 'off',
};

const typed = {
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
  '@typescript-eslint/prefer-readonly': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // Interfaces here write functions as methods, which are bound to nothing.
  '@typescript-eslint/unbound-method': 'off',
  // A port may be asynchronous while one of its implementations is not.
  '@typescript-eslint/require-await': 'off',
  // Nest modules are classes without members.
  '@typescript-eslint/no-extraneous-class': 'off',
  '@typescript-eslint/no-non-null-assertion': 'off',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'apps/console/src/api/schema.ts',
      'node_modules/',
      '.data/',
      'test/groups/',
      'coverage/',
      '**/public/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'scripts',
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    // The commands speak to a person at a terminal.
    rules: { ...plain, 'no-console': 'off', ...shapeRule({ ownTime: true, ownEnvironment: true }) },
  },
  { name: 'typed', files: sources, extends: [tseslint.configs.recommendedTypeChecked] },
  {
    name: 'house',
    files: sources,
    plugins: { boundaries },
    settings: boundarySettings,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...plain, ...typed, ...boundaryRules, ...importRule, ...shapeRule(), ...propertyRule() },
  },
  {
    name: 'the one home of time',
    files: ['libs/domain/src/clock.ts'],
    rules: { ...shapeRule({ ownTime: true }), ...propertyRule({ ownTime: true }) },
  },
  {
    name: 'the only place with SQL',
    files: ['libs/persistence/**/*.ts', 'migrations/**/*.ts'],
    rules: shapeRule({ ownSql: true }),
  },
  // A schema is one list, read from top to bottom.
  { name: 'migrations', files: ['migrations/**/*.ts'], rules: { 'max-lines': 'off' } },
  { name: 'what is said', files: ['apps/*/src/words/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    name: 'where the environment is read',
    files: ['apps/*/src/**/main.ts', 'apps/*/src/*-main.ts'],
    rules: shapeRule({ ownEnvironment: true }),
  },
  {
    name: 'tests look at tables, choose servers and stop the watch themselves',
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      ...shapeRule({ ownEnvironment: true, ownSql: true, ownTime: true }),
      ...propertyRule({ ownTime: true }),
      // A black-box test reads what came over the wire.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    name: 'rooms that may not be',
    files: ['libs/{common,utils,util,shared,helpers,misc}/**'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: 'Name the lib after what it does.' }] },
  },
);
