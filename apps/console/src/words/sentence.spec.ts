import { describe, expect, it } from '@jest/globals';
import { alarmKinds, languages } from '#domain';
import { anAlarm } from '../feed/spec-builders.js';
import { alarmSentence } from './sentence.js';

const breach = anAlarm({
  decision: {
    rule: 'breach.moving',
    policyVersion: 1,
    fixIds: [],
    numbers: { distanceMeters: -85.4, sigmaMeters: 14, accuracyMeters: 12, probability: 0.994 },
  },
});
/** No-break spaces are for the screen; here they only make the cases hard to read. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('what happened, in one sentence', () => {
  it('tells who, where, how deep and how sure', () => {
    expect(plain(alarmSentence(breach, 'en'))).toBe(
      'Respondent is inside the zone “home”, 85 m past the edge (±12 m, >99 % certain)',
    );
    expect(plain(alarmSentence(breach, 'ru'))).toBe(
      'Правонарушитель внутри зоны «home», 85 м за границей (±12 м, уверенность >99 %)',
    );
    expect(plain(alarmSentence(breach, 'kk'))).toBe(
      'Құқық бұзушы «home» аймағының ішінде, шекарадан 85 м өткен (±12 м, сенімділігі >99 %)',
    );
  });

  it('tells distance and limit when the parties are too near each other', () => {
    const near = anAlarm({
      zoneId: null,
      zoneName: null,
      decision: { ...breach.decision, numbers: { distanceMeters: -1288, betweenMeters: 212, limitMeters: 1500 } },
    });
    expect(plain(alarmSentence(near, 'en'))).toBe('Respondent is 212 m from the protected person, the limit is 1.5 km');
    expect(plain(alarmSentence(near, 'ru'))).toBe(
      'Правонарушитель в 212 м от защищаемого лица, запрещено ближе 1,5 км',
    );
  });

  it('tells that they were heard near each other, and no distance that nobody knows', () => {
    const numbers = { rssiDbm: -58, limitMeters: 300, withinMeters: 10, heardBy: 1 };
    const heard = {
      zoneId: null,
      zoneName: null,
      decision: { ...breach.decision, rule: 'heard by Bluetooth', numbers },
    };
    expect(plain(alarmSentence(anAlarm(heard), 'en'))).toBe(
      'Parties are near each other: a beacon was heard by Bluetooth (-58 dBm), the limit is 300 m',
    );
    for (const language of languages) {
      const approach = plain(alarmSentence(anAlarm({ ...heard, kind: 'approach' }), language));
      expect(approach).toBe(plain(alarmSentence(anAlarm(heard), language)));
      expect(approach).toMatch(/Bluetooth.*58.*300/);
    }
  });

  it('tells how far the limit still is when they come closer', () => {
    const numbers = {
      distanceMeters: 140,
      betweenMeters: 640,
      limitMeters: 500,
      secondsToLimit: 95,
      accuracyMeters: 9,
    };
    const approach = anAlarm({ kind: 'approach', zoneName: null, decision: { ...breach.decision, numbers } });
    expect(plain(alarmSentence(approach, 'en'))).toBe(
      'Respondent is approaching the other party, 640 m apart, the limit is 500 m, there in about 1 min 35 s (±9 m)',
    );
  });

  it('does not take the probability of the last fix for that of a crossing', () => {
    const numbers = { distanceMeters: 40, pathDepthMeters: 61, probability: 0.02, accuracyMeters: 15 };
    expect(plain(alarmSentence(anAlarm({ kind: 'crossing', decision: { ...breach.decision, numbers } }), 'en'))).toBe(
      'Respondent crossed the zone “home” between two fixes, up to 61 m deep (±15 m)',
    );
  });

  it('says only what is known', () => {
    expect(alarmSentence(anAlarm(), 'en')).toBe('Respondent is inside the zone “home”');
    expect(alarmSentence(anAlarm({ kind: 'approach', zoneName: null, personRole: null }), 'en')).toBe(
      'Person is approaching the other party',
    );
  });

  it('warns of reach only when silence is urgent', () => {
    const decision = { ...breach.decision, numbers: { unheardSeconds: 1320, distanceMeters: 900 } };
    expect(plain(alarmSentence(anAlarm({ kind: 'silence', severity: 'urgent', decision }), 'en'))).toBe(
      'Respondent’s device has been silent for 22 min, could be at the zone “home” by now',
    );
    expect(plain(alarmSentence(anAlarm({ kind: 'silence', severity: 'notice', decision }), 'en'))).toBe(
      'Respondent’s device has been silent for 22 min',
    );
  });

  it.each(languages)('has a sentence for every kind of alarm, with and without numbers: %s', (language) => {
    for (const kind of alarmKinds) {
      for (const numbers of [{}, breach.decision.numbers]) {
        const sentence = alarmSentence(anAlarm({ kind, decision: { ...breach.decision, numbers } }), language);
        expect(sentence).not.toMatch(/null|undefined|NaN|\(\)|,\s*$|\s{2}/);
        expect(sentence.length).toBeGreaterThan(10);
      }
    }
  });
});
