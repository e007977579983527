import { describe, expect, it } from '@jest/globals';
import { canarySteps } from '#domain';
import { en } from '../words/english.js';
import { kk } from '../words/kazakh.js';
import { ru } from '../words/russian.js';
import { emptyServiceState, withOutage } from './service-state.js';

describe('the test alarm that did not arrive', () => {
  it('is kept until the server says that one did', () => {
    const since = '2026-11-02T09:00:00.000Z';
    const message = { cursor: '1.2', at: since, service: 'canary', step: 'push', since } as const;
    expect(withOutage(message)).toEqual({ outage: { step: 'push', since } });
    expect(emptyServiceState.outage).toBeNull();
  });

  it.each([
    ['en', en],
    ['kk', kk],
    ['ru', ru],
  ])('has words for each step in %s', (_language, words) => {
    const texts = canarySteps.map((step) => words.service.canaryMissing(words.service.steps[step], '09:00'));
    expect(new Set(texts).size).toBe(canarySteps.length);
    for (const text of texts) expect(text).toContain('09:00');
  });
});
