const dependencies = 'boundaries/dependencies';
const shape = 'no-restricted-syntax';
const property = 'no-restricted-properties';

const wrong = (rule, file, code) => ({ rule, file, code });
/** Needs the types, so the file must exist. */
const wrongByType = (rule, file, code) => ({ rule, file, code, withTypes: true });
const right = (file, code) => ({ file, code });

export const wrongSnippets = [
  wrong(dependencies, 'libs/domain/src/words.ts', `export * from '#access';`),
  wrong(
    dependencies,
    'libs/geofence/src/rule.ts',
    `import { Database } from '#persistence';\nexport default Database;`,
  ),
  wrong(dependencies, 'libs/tracking/src/rule.ts', `export { Database } from '#persistence';`),
  wrong(dependencies, 'libs/notify/src/rule.ts', `export const later = () => import('#tracking');`),
  wrong(dependencies, 'libs/access/src/rule.ts', `import type { Report } from '#tracking';\nexport type R = Report;`),
  wrong(dependencies, 'libs/access/src/rule.ts', `export * from '../../domain/src/index.js';`),
  wrong(dependencies, 'libs/access/src/rule.ts', `export * from '../../domain/src/words.js';`),
  wrong(dependencies, 'apps/api/src/rule.ts', `export * from '../../../libs/access/src/passwords.js';`),
  wrong(dependencies, 'apps/worker/src/rule.ts', `export * from '../../api/src/configuration.js';`),
  wrong(dependencies, 'apps/simulator/src/rule.ts', `export * from '#persistence';`),
  wrong(dependencies, 'apps/console/src/rule.ts', `export { detectionEngine } from '#geofence';`),
  wrong(dependencies, 'apps/console/src/rule.ts', `import type { Caller } from '#access';\nexport type C = Caller;`),
  wrong(dependencies, 'libs/domain/src/rule.ts', `export * from '../../../test/support/test-database.js';`),
  wrong('boundaries/no-unknown-files', 'libs/unheard-of/src/index.ts', `export const a = 1;`),
  wrong(shape, 'libs/common/src/index.ts', `export const a = 1;`),
  wrong(shape, 'libs/utils/src/index.ts', `export const a = 1;`),
  wrong(shape, 'apps/api/src/rule.ts', `export const a = forwardRef(() => 1);`),
  wrong('no-restricted-imports', 'apps/api/src/rule.ts', `export { forwardRef } from '@nestjs/common';`),
  wrong(property, 'libs/incidents/src/rule.ts', `export const now = Date.now();`),
  wrong(property, 'libs/incidents/src/rule.ts', `export const { now } = Date;`),
  wrong(property, 'libs/incidents/src/rule.ts', `export const chance = Math.random();`),
  wrong(property, 'apps/simulator/src/rule.ts', `export const chance = Math.random();`),
  wrong(shape, 'libs/incidents/src/rule.ts', `export const now = new Date();`),
  wrong(shape, 'libs/incidents/src/rule.ts', `export const now = Date();`),
  wrong(shape, 'libs/notify/src/rule.ts', `export const key = process.env['KEY'];`),
  wrong(shape, 'apps/api/src/rule.ts', `export const key = process.env.KEY;`),
  wrong(shape, 'libs/access/src/rule.ts', 'export const text = `SELECT id FROM device`;'),
  wrong(shape, 'apps/api/src/rule.ts', `export const text = 'UPDATE incident SET status = $1';`),
  wrong(shape, 'apps/api/src/rule.ts', `try { JSON.parse('{'); } catch { /* never mind */ }`),
  wrong(shape, 'libs/domain/src/rule.ts', `export enum Role { survivor }`),
  wrong('no-console', 'apps/api/src/rule.ts', `console.log('here');`),
  wrong('@typescript-eslint/no-explicit-any', 'apps/api/src/rule.ts', `export const a = (b: any): unknown => b;`),
  wrongByType('@typescript-eslint/no-floating-promises', 'apps/api/src/main.ts', `Promise.resolve(1);\nexport {};`),
  wrongByType(
    '@typescript-eslint/no-misused-promises',
    'apps/api/src/main.ts',
    `export const a = [1].filter(async () => true);`,
  ),
  wrongByType(
    '@typescript-eslint/switch-exhaustiveness-check',
    'libs/domain/src/severity.ts',
    `export function f(a: 'x' | 'y'): void { switch (a) { case 'x': return; } }`,
  ),
  wrongByType(
    '@typescript-eslint/consistent-type-imports',
    'libs/domain/src/severity.ts',
    `import { Severity } from './words.js';\nexport type S = Severity;`,
  ),
];

export const rightSnippets = [
  right('libs/access/src/rule.ts', `export { newId } from '#domain';`),
  right('libs/access/src/rule.ts', `export * from './passwords.js';`),
  right('libs/persistence/src/rule.ts', `export * from '#access';\nexport const text = 'SELECT 1';`),
  right('libs/persistence/src/rule.ts', `export * from '../../../migrations/index.js';`),
  right('apps/console/src/rule.ts', `import type { Severity } from '#domain';\nexport type S = Severity;`),
  right('apps/console/src/rule.ts', `export { incident } from '#contracts';`),
  right('apps/api/src/main.ts', `export const key = process.env['KEY'];`),
  right('libs/domain/src/clock.ts', `export const now = Date.now();`),
  right('libs/incidents/src/rule.ts', `export const at = new Date(0);`),
  right('libs/incidents/src/rule.ts', `export const text = 'Select a zone first';`),
  right('test/medium/rule.spec.ts', `export * from '../../apps/api/src/create-api.js';`),
];
