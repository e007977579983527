import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from './configuration.js';

const atRandom = (): string => randomBytes(48).toString('hex');
const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: `postgres://qalqan:${atRandom()}@database/qalqan`,
  ACCESS_TOKEN_SECRET: atRandom(),
  MASTER_KEY: randomBytes(32).toString('base64'),
  ...more,
});

describe('secrets that everybody knows', () => {
  it('are not those made at random', () => {
    expect(() => readConfiguration(environment())).not.toThrow();
    expect(() => readConfiguration(environment({ DATABASE_URL: 'postgres://qalqan@database/qalqan' }))).not.toThrow();
  });

  it.each([
    ['ACCESS_TOKEN_SECRET', 'change-me-change-me-change-me-change-me'],
    ['ACCESS_TOKEN_SECRET', 'a'.repeat(64)],
    ['SMS_RECEIPT_SECRET', 'this is a secret of forty characters, no'],
    ['DATABASE_URL', 'postgres://qalqan:qalqan@database/qalqan'],
    ['DATABASE_URL', 'postgres://owner:Postgres@database/qalqan'],
  ])('%s is refused in production, by name and without its value', (name, value) => {
    const start = () => readConfiguration(environment({ [name]: value }));
    expect(start).toThrow(`  ${name}: `);
    expect(start).not.toThrow(value);
    expect(() => readConfiguration(environment({ [name]: value, NODE_ENV: 'development' }))).not.toThrow();
  });
});
