import { describe, expect, it } from '@jest/globals';
import { describeFinding } from './describe-finding.js';

const breach = {
  kind: 'breach' as const,
  phase: 'began' as const,
  at: Date.UTC(2026, 4, 4, 9, 3, 12),
  late: false,
  decision: {
    rule: 'breach',
    policyVersion: 3,
    fixIds: ['a', 'b'],
    numbers: { distanceMeters: -38.2, sigmaMeters: 12, probability: 0.9993 },
  },
};

describe('a finding in words', () => {
  it('says when, how deep, and how sure, in three languages, in the order’s time zone', () => {
    expect(describeFinding(breach, 'en', 'Asia/Almaty', { device: 'bracelet', zone: 'school' })).toBe(
      'At 14:03:12 the bracelet was 38 m inside zone school (error 12 m, certainty 99.9 %).',
    );
    expect(describeFinding(breach, 'ru', 'Asia/Almaty', { device: 'браслет', zone: 'школа' })).toBe(
      'В 14:03:12 браслет находился в 38 м внутри зоны «школа» (погрешность 12 м, достоверность 99,9 %).',
    );
    expect(describeFinding(breach, 'kk', 'Asia/Almaty', { device: 'білезік', zone: 'мектеп' })).toBe(
      'Сағат 14:03:12: білезік «мектеп» аймағының ішінде, шекарасынан 38 м жерде болды (қателік 12 м, сенімділік 99,9 %).',
    );
  });

  it('says when it was found late, and never claims to be certain', () => {
    const certain = {
      ...breach,
      late: true,
      decision: { ...breach.decision, numbers: { ...breach.decision.numbers, probability: 1 } },
    };
    const text = describeFinding(certain, 'en', 'UTC', { device: 'phone', zone: 'home' });
    expect(text).toBe('At 09:03:12 the phone was 38 m inside zone home (error 12 m, certainty 99.9 %). Found late.');
  });
});
