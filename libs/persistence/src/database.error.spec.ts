import { describe, expect, it } from '@jest/globals';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { DatabaseUnavailable, told } from './database.error.js';

describe('an error of the database driver', () => {
  it.each([
    Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('the server is starting'), { code: '57P03' }),
    Object.assign(new Error('deadlock'), { code: '40P01' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new QueryRunnerAlreadyReleasedError(),
  ])('that passes by itself asks to come again: $message', (error) => {
    const problem = told(error);
    expect(problem).toBeInstanceOf(DatabaseUnavailable);
    expect(problem).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
  });

  it.each([
    Object.assign(new Error('duplicate key'), { code: '23505' }),
    Object.assign(new Error('no such function'), { code: '42883' }),
    new TypeError('a mistake of ours'),
  ])('that another try would meet again stays what it is: $message', (error) => {
    expect(told(error)).toBe(error);
  });
});
