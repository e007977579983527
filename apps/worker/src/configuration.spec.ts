import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from './configuration.js';

const MASTER_KEY = randomBytes(32).toString('base64');

describe('environment of the worker', () => {
  it('has defaults', () => {
    expect(readConfiguration({ DATABASE_URL: 'postgres://127.0.0.1/qalqan', MASTER_KEY })).toMatchObject({
      WORKER_PORT: 3001,
      QUEUE_PREFIX: 'qalqan',
      WEBHOOK_PRIVATE_ADDRESSES_ALLOWED: false,
    });
  });

  it('names every bad key', () => {
    const read = (): unknown => readConfiguration({ WORKER_PORT: 'x', QUEUE_PREFIX: 'a:b', REDIS_URL: 'http://x' });
    for (const key of ['DATABASE_URL', 'WORKER_PORT', 'QUEUE_PREFIX', 'REDIS_URL']) expect(read).toThrow(key);
  });

  it('tells the operator with a secret, or not at all', () => {
    const base = { DATABASE_URL: 'postgres://127.0.0.1/qalqan', MASTER_KEY };
    const [OPERATOR_WEBHOOK_URL, OPERATOR_WEBHOOK_SECRET] = ['https://operator.example/', 'sixteen-characters'];
    expect(readConfiguration({ ...base, OPERATOR_WEBHOOK_URL, OPERATOR_WEBHOOK_SECRET })).toMatchObject({
      OPERATOR_WEBHOOK_URL,
    });
    expect(() => readConfiguration({ ...base, OPERATOR_WEBHOOK_URL })).toThrow('OPERATOR_WEBHOOK_SECRET');
    expect(() => readConfiguration({ ...base, OPERATOR_WEBHOOK_SECRET })).toThrow('OPERATOR_WEBHOOK_SECRET');
  });
});
