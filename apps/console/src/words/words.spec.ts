import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { languages, type Language } from '#domain';
import type { Bundle } from './add-words.js';
import { i18n } from './i18n.js';

const folder = import.meta.dirname;
const rooms = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(`${folder}/${entry.name}`).includes('index.ts'))
  .map((entry) => entry.name);

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** Every word with its way to it: `list.alarms_one`. */
const flat = (bundle: Bundle, way = ''): [string, string][] =>
  Object.entries(bundle).flatMap(([key, word]) =>
    typeof word === 'string' ? [[`${way}${key}`, word] as [string, string]] : flat(word, `${way}${key}.`),
  );

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(.*?)\}\}/g)].map((found) => found[1]!).sort();

describe('the words of the screens', () => {
  const words = (language: Language, room: string): Map<string, string> =>
    new Map(flat((i18n.getResourceBundle(language, room) ?? {}) as Bundle));
  const namespaces = (): string[] => Object.keys(i18n.store.data.en ?? {});
  const everywhere = (check: (room: string, language: Language) => string[]): string[] =>
    namespaces().flatMap((room) =>
      languages.flatMap((language) => check(room, language).map((key) => `${language} ${room}:${key}`)),
    );
  /** What a call names: a plural without its form. */
  const asked = (room: string, language: Language): Set<string> =>
    new Set([...words(language, room).keys()].map((key) => key.replace(pluralForm, '')));

  beforeAll(async () => {
    for (const room of rooms) await import(`./${room}/index.js`);
  });

  it('are those of every room', () => {
    expect(rooms.length).toBeGreaterThan(0);
    expect(namespaces()).toHaveLength(rooms.length);
  });

  it('are the same in every language', () => {
    const missing = everywhere((room, language) => {
      const all = new Set(languages.flatMap((each) => [...asked(room, each)]));
      const own = asked(room, language);
      return [...all].filter((key) => !own.has(key));
    });
    expect(missing).toEqual([]);
  });

  it('have every plural form of their language', () => {
    const missing = everywhere((room, language) => {
      const own = words(language, room);
      const plurals = [...own.keys()].filter((key) => pluralForm.test(key)).map((key) => key.replace(pluralForm, ''));
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      return plurals.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !own.has(key));
    });
    expect(missing).toEqual([]);
  });

  it('are never empty', () => {
    expect(
      everywhere((room, language) =>
        [...words(language, room)].filter(([, word]) => word.trim() === '').map(([key]) => key),
      ),
    ).toEqual([]);
  });

  it('take the same values in every language', () => {
    const taken = (room: string, language: Language): Map<string, Set<string>> => {
      const found = new Map<string, Set<string>>();
      for (const [key, word] of words(language, room)) {
        const name = key.replace(pluralForm, '');
        found.set(name, new Set([...(found.get(name) ?? []), ...placeholders(word)]));
      }
      return found;
    };
    const differing = everywhere((room, language) => {
      const own = taken(room, language);
      return [...taken(room, 'en')]
        .filter(([key, names]) => [...names].sort().join() !== [...(own.get(key) ?? [])].sort().join())
        .map(([key]) => key);
    });
    expect(differing).toEqual([]);
  });

  it('count as Russian does', () => {
    const t = i18n.getFixedT('ru', 'dispatch');
    expect([1, 2, 5, 11, 21, 112].map((count) => t('list.alarms', { count }))).toEqual([
      '1 тревога',
      '2 тревоги',
      '5 тревог',
      '11 тревог',
      '21 тревога',
      '112 тревог',
    ]);
  });

  it('find what every room says from any of them, and change with the language at once', () => {
    void i18n.changeLanguage('ru');
    expect(i18n.getFixedT(null, 'dispatch')('cancel')).toBe('Отмена');
    void i18n.changeLanguage('en');
    expect(i18n.getFixedT(null, 'dispatch')('cancel')).toBe('Cancel');
  });

  it('leave what was put into them as it is', () => {
    const t = i18n.getFixedT('en', 'dispatch');
    expect(t('desks.elsewhere', { desk: '<b> $t(cancel) {{count}}' })).toContain('<b> $t(cancel) {{count}}');
  });
});
