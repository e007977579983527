import { describe, expect, it } from '@jest/globals';
import { fateOf } from './fate.js';

describe('what becomes of a request', () => {
  it.each([200, 201])('%i: it has arrived', (status) => {
    expect(fateOf('press', status)).toBe('done');
    expect(fateOf('positions', status)).toBe('done');
  });

  it.each([0, 401, 429, 500, 503])('%i: it is tried again', (status) => {
    expect(fateOf('press', status)).toBe('later');
    expect(fateOf('positions', status)).toBe('later');
  });

  it.each([400, 404, 409, 422])('%i: positions are dropped, a press never', (status) => {
    expect(fateOf('positions', status)).toBe('dropped');
    expect(fateOf('press', status)).toBe('later');
  });
});
