import { describe, expect, it } from '@jest/globals';
import { alarmKinds, languages } from '#domain';
import { describeFinding } from './describe-finding.js';

const breach = {
  kind: 'breach' as const,
  phase: 'began' as const,
  conditionKey: 'breach:zone:z:r',
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

  it('tells the moment of its numbers, not the one at which it began', () => {
    const numbers = { ...breach.decision.numbers, decidedAfterSeconds: 6.4 };
    const decided = { ...breach, decision: { ...breach.decision, numbers } };
    expect(describeFinding(decided, 'en', 'UTC', { device: 'phone', zone: 'home' })).toContain('At 09:03:18 the phone');
    const forbidden = { ...decided, decision: { ...decided.decision, rule: 'inside when it became forbidden' } };
    expect(describeFinding(forbidden, 'en', 'UTC', { device: 'phone', zone: 'home' })).toContain(
      'At 09:03:12 zone home',
    );
  });

  it('says that a beacon was heard, by whom and how loudly, and neither a place nor a distance', () => {
    const numbers = { rssiDbm: -58, heardBy: 1, limitMeters: 300, withinMeters: 10, sightings: 1 };
    const heard = {
      ...breach,
      conditionKey: 'breach:limit:p:r',
      decision: { ...breach.decision, rule: 'heard by Bluetooth', numbers },
    };
    const said = (device: string, finding: Parameters<typeof describeFinding>[0] = heard) =>
      languages.map((language) => describeFinding(finding, language, 'Asia/Almaty', { device }));
    expect(said('x')).toEqual([
      'Сағат 14:03:12: құқық бұзушының құрылғысы (x) қорғалатын адамның маягын Bluetooth арқылы естіді (-58 дБм): тараптар қатар болды, шегі 300 м.',
      'В 14:03:12 устройство правонарушителя (x) слышало маяк защищаемого лица по Bluetooth (-58 дБм): стороны были рядом при пределе 300 м.',
      'At 14:03:12 the x heard the beacon of the protected person by Bluetooth (-58 dBm): the parties were near each other, limit 300 m.',
    ]);
    const byHers = { ...heard, decision: { ...heard.decision, numbers: { ...numbers, heardBy: 2 } } };
    for (const text of [...said('x', byHers), ...said('x', { ...byHers, kind: 'approach' })])
      expect(text).toMatch(/Bluetooth.*58/);
    const over = { ...heard, phase: 'ended' as const, decision: { ...heard.decision, rule: 'not heard' } };
    for (const text of said('x', over)) expect(text).toContain('Bluetooth');
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

  it('has a sentence without gaps for every kind, begun and ended, of a zone and of the proximity limit', () => {
    for (const language of languages)
      for (const kind of alarmKinds)
        for (const scope of ['zone', 'limit'])
          for (const phase of ['began', 'ended'] as const) {
            const numbers = {
              distanceMeters: -9,
              betweenMeters: 91,
              limitMeters: 100,
              sigmaMeters: 5,
              pathDepthMeters: 8,
              devicesApartMeters: 7,
            };
            const decision = { rule: 'left', policyVersion: 1, fixIds: [], numbers: { ...numbers, probability: 0.9 } };
            const finding = { kind, phase, conditionKey: `${kind}:${scope}:a:b`, at: 0, late: false, decision };
            const text = describeFinding(finding, language, 'Asia/Almaty', { device: 'x', zone: 'z' });
            expect(text).not.toMatch(/undefined|NaN|–|«»|\s{2}/);
          }
  });

  it('says that a limit came into force, and why an alarm ended', () => {
    const limit = { ...breach, conditionKey: 'breach:limit:p:r', decision: { ...breach.decision, numbers: {} } };
    const said = (rule: string, phase: 'began' | 'ended') =>
      languages.map((language) =>
        describeFinding({ ...limit, phase, decision: { ...limit.decision, rule } }, language, 'Asia/Almaty', {
          device: 'x',
        }),
      );
    expect(said('inside when it became forbidden', 'began')).toEqual([
      'Сағат 14:03:12: арақашықтық шегі күшіне енгенде тараптар одан жақын болды.',
      'В 14:03:12 вступил в силу предел расстояния, когда стороны были ближе него.',
      'At 14:03:12 the proximity limit came into force while the parties were within it.',
    ]);
    expect(said('order changed', 'ended')).toEqual([
      'Сағат 14:03:12: аяқталды: нұсқама өзгертілді.',
      'Окончено в 14:03:12: предписание изменено.',
      'It ended at 14:03:12: the order was changed.',
    ]);
  });
});
