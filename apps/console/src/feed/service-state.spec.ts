import { describe, expect, it } from '@jest/globals';
import { canarySteps, languages } from '#domain';
import { i18n } from '../words/i18n.js';
import '../words/alerting/index.js';
import { emptyServiceState, withOutage } from './service-state.js';

describe('the test alarm that did not arrive', () => {
  it('is kept until the server says that one did', () => {
    const since = '2026-11-02T09:00:00.000Z';
    const message = { cursor: '1.2', at: since, service: 'canary', step: 'push', since } as const;
    expect(withOutage(message)).toEqual({ outage: { step: 'push', since } });
    expect(emptyServiceState.outage).toBeNull();
  });

  it.each(languages)('has words for each step in %s', (language) => {
    const t = i18n.getFixedT(language, 'alerting');
    const texts = canarySteps.map((step) =>
      t('service.canaryMissing', { what: t(`service.steps.${step}`), time: '09:00' }),
    );
    expect(new Set(texts).size).toBe(canarySteps.length);
    for (const text of texts) expect(text).toContain('09:00');
  });
});
