import { beforeAll, describe, expect } from '@jest/globals';
import { languages, type Language } from '#domain';
import { orderOf, staffCaller } from './support/demo.js';
import { Desk } from './support/desk.js';
import { eventually } from '../support/eventually.js';
import { incidentOf, press } from './support/happen.js';
import { Stage } from './support/stage.js';
import { consoleWords, textsOn } from './support/words.js';

describe('the languages', () => {
  const stage = new Stage();
  const order = orderOf('police', 3);
  let words: Record<Language, Map<string, string>>;

  beforeAll(async () => {
    words = await consoleWords();
  });

  /** What another language says and this one does not. */
  const foreign = (language: Language): Set<string> => {
    const own = new Set(words[language].values());
    const others = languages.filter((other) => other !== language).flatMap((other) => [...words[other].values()]);
    return new Set(others.filter((text) => !own.has(text) && /\p{L}{3}/u.test(text)));
  };
  const keys = (): Set<string> =>
    new Set([...words.en.keys()].map((key) => key.split(':')[1]!).filter((key) => key.includes('.')));

  stage.it('are switched at once, and no word of another one is left', async () => {
    const page = await stage.signedIn('dispatcher');
    const desk = new Desk(page);
    await press(order);
    const staff = await staffCaller('dispatcher');
    const { id } = await eventually(
      () => incidentOf(staff, order),
      (incident) => incident !== undefined,
    );
    await desk.choose(id);
    await page.locator('.status').first().waitFor();
    const names: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
    for (const language of languages) {
      await page.locator(`button[lang=${language}]`).click();
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      const texts = (await textsOn(page)).filter((text) => !Object.values(names).includes(text));
      expect(texts.filter((text) => foreign(language).has(text))).toEqual([]);
      expect(texts.filter((text) => keys().has(text))).toEqual([]);
    }
  });

  stage.it('have all Kazakh letters in the console’s own font', async () => {
    const page = await stage.signedIn('dispatcher', { language: 'kk' });
    const letters = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі';
    const faces = await page.evaluate(
      async (text) => (await document.fonts.load('16px "Inter Variable"', text)).length,
      letters,
    );
    expect(faces).toBeGreaterThan(0);
    const from = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin),
    );
    expect(new Set(from)).toEqual(new Set([new URL(page.url()).origin]));
  });

  stage.it('show times of the agency’s zone and not of the browser’s', async () => {
    const page = await stage.signedIn('dispatcher');
    const shown = (await page.locator('.desk-clock').textContent())!;
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Almaty', hour: '2-digit' });
    expect([hour.format(Date.now()), hour.format(Date.now() - 60_000)]).toContain(shown.slice(0, 2));
  });
});
