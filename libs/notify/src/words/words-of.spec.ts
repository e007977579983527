import { describe, expect, it } from '@jest/globals';
import { alarmKinds, languages, type RecipientRole, recipientRoles } from '#domain';
import { longestSmsSegments, smsText } from '../sms/sms-text.js';
import { smsSegments } from '../sms/split-sms.js';
import { audienceOf, audiences } from './audience.js';
import { isToldOf, kindsHiddenFrom, mayBeTold } from './may-be-told.js';
import { wordsOf } from './words-of.js';

const cases = audiences.flatMap((audience) =>
  alarmKinds.flatMap((kind) => languages.map((language) => [audience, kind, language] as const)),
);
const told = cases.filter(([audience, kind, language]) => wordsOf(kind, language, audience));

/** The longest that the configuration lets through, with a token. */
const longestLink = `https://${'q'.repeat(37)}/c/#${'x'.repeat(22)}`;
const longName = 'Ғайникамал-Әйгерім Құдайбергенова-Жұмағалиева'.repeat(4);

describe('words of an alarm', () => {
  it.each(told)('tell %s of %s in %s, and name no one and no place', (audience, kind, language) => {
    const { title, body } = wordsOf(kind, language, audience)!;
    expect(title.length).toBeGreaterThan(5);
    expect(body.length).toBeGreaterThan(5);
    expect(`${title} ${body}`).not.toMatch(/[{}<>@/]|\d|undefined/);
  });

  it.each(told)('to %s of %s in %s are at most two SMS, with the longest link and name', (audience, kind, language) => {
    for (const name of [undefined, 'Ян', longName])
      for (const link of [undefined, 'https://q.kz/r#0123456789012345678901', longestLink]) {
        const text = smsText(wordsOf(kind, language, audience, name)!, link);
        expect(smsSegments(text)).toBeLessThanOrEqual(longestSmsSegments);
        expect(text.endsWith(link ?? '')).toBe(true);
        expect(text).toContain(wordsOf(kind, language, audience)!.title);
      }
  });

  it('say what to do when the house has an address of usual length', () => {
    for (const [audience, kind, language] of told) {
      const words = wordsOf(kind, language, audience)!;
      expect(smsText(words, 'https://q.example.kz/r#0123456789012345678901')).toContain(words.body);
    }
  });

  it.each(audiences)('speak three languages to %s', (audience) => {
    for (const kind of alarmKinds) {
      const bodies = languages.map((language) => wordsOf(kind, language, audience)?.body);
      expect([0, 3]).toContain(new Set(bodies.filter(Boolean)).size);
    }
  });

  it.each(audiences)('do not tell duress from a press to %s', (audience) => {
    for (const language of languages)
      expect(wordsOf('duress', language, audience)).toEqual(wordsOf('panic', language, audience));
  });

  it('name the protected person to staff and contacts only, where policy gives the name', () => {
    for (const [audience, kind, language] of told) {
      const { title, body } = wordsOf(kind, language, audience, 'Aigerim')!;
      expect(`${title} ${body}`.includes('Aigerim')).toBe(audience === 'staff' || audience === 'contact');
    }
    expect(wordsOf('panic', 'en', 'contact', 'Aigerim')?.title).toBe('Help is needed now: Aigerim');
  });
});

describe('what a respondent reads', () => {
  const respondent = told.filter(([audience]) => audience === 'respondent');

  it.each(respondent)('as %s of %s in %s: no distance, no direction, no other person', (audience, kind, language) => {
    for (const name of [undefined, 'Aigerim']) {
      const { title, body } = wordsOf(kind, language, audience, name)!;
      expect(`${title} ${body}`).not.toMatch(/\d/);
      expect(`${title} ${body}`.toLowerCase()).not.toMatch(
        /met(er|re)|метр|км|\bkm\b|north|south|east|west|север|юг|восток|запад|солтүст|оңтүст|шығыс|батыс|\bher\b|\bshe\b|\bhis\b|\bhe\b|\bон[аи]?\b|zone|зон|аймақ|near|рядом|жақын|aigerim/,
      );
    }
  });

  it('is the same for a breach, a crossing and an approach, whoever closes in', () => {
    for (const language of languages) {
      const approach = wordsOf('approach', language, 'respondent');
      expect(wordsOf('breach', language, 'respondent')).toEqual(approach);
      expect(wordsOf('crossing', language, 'respondent')).toEqual(approach);
    }
    expect(wordsOf('approach', 'en', 'respondent')).toEqual({
      title: 'Leave the area now',
      body: 'Then call your officer.',
    });
  });
});

describe('who may be told of what', () => {
  const may = (role: RecipientRole, kind: (typeof alarmKinds)[number], own = false) =>
    mayBeTold({ role, id: 'me' }, { kind, personId: own ? 'me' : 'other' });

  it('staff and contacts of everything', () => {
    for (const role of recipientRoles.filter((name) => ['staff', 'contact'].includes(audienceOf(name))))
      expect(alarmKinds.every((kind) => may(role, kind))).toBe(true);
  });

  it('a respondent of their own conduct, never of the other’s press or device', () => {
    for (const kind of kindsHiddenFrom('respondent')) {
      expect(may('respondent', kind)).toBe(false);
      expect(may('respondent', kind, true)).toBe(false);
    }
    expect(kindsHiddenFrom('respondent').toSorted()).toEqual([
      ...[
        'acted_alone',
        'disagreement',
        'duress',
        'implausible',
        'missed_check_in',
        'order_expiring',
        'panic',
        'uncertain',
        'unpaired',
      ],
    ]);
    for (const kind of alarmKinds.filter((one) => isToldOf('respondent', one))) {
      expect(may('respondent', kind, true)).toBe(true);
      expect(may('respondent', kind)).toBe(false);
    }
  });

  it('a protected person of no press of their own, since the phone may be in other hands, and not how the house works', () => {
    expect(may('protected_person', 'panic', true)).toBe(false);
    expect(may('protected_person', 'duress', true)).toBe(false);
    expect(may('protected_person', 'approach')).toBe(true);
    expect(kindsHiddenFrom('protected_person')).toEqual(['panic', 'duress', 'acted_alone']);
  });
});
