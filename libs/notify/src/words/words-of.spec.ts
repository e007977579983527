import { describe, expect, it } from '@jest/globals';
import { alarmKinds, languages } from '#domain';
import { wordsOf } from './words-of.js';

describe('words of an alarm', () => {
  it.each(alarmKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    '%s in %s fits a lock screen and one 70-character SMS',
    (kind, language) => {
      const { title, body } = wordsOf(kind, language);
      expect(title.length).toBeGreaterThan(5);
      expect(`${title}. ${body}`.length).toBeLessThanOrEqual(70);
      expect(`${title} ${body}`).not.toMatch(/[{}<>]|\d|undefined/);
    },
  );

  it('speaks three languages', () => {
    for (const kind of alarmKinds) {
      expect(new Set(languages.map((language) => wordsOf(kind, language).title)).size).toBe(3);
    }
  });

  it('does not tell duress from a press', () => {
    for (const language of languages) expect(wordsOf('duress', language)).toEqual(wordsOf('panic', language));
  });
});
