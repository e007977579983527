import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { languages, type Language } from '#domain';
import { i18n } from '../../../apps/console/src/words/i18n.js';

type Bundle = { readonly [key: string]: string | Bundle };

const folder = fileURLToPath(new URL('../../../apps/console/src/words', import.meta.url));

const flat = (bundle: Bundle, way = ''): [string, string][] =>
  Object.entries(bundle).flatMap(([key, word]) =>
    typeof word === 'string' ? [[`${way}${key}`, word] as [string, string]] : flat(word, `${way}${key}.`),
  );

/** All words of the console, by language: way to text. */
export async function consoleWords(): Promise<Record<Language, Map<string, string>>> {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (readdirSync(`${folder}/${name}`).includes('index.ts'))
      await import(`../../../apps/console/src/words/${name}/index.js`);
  }
  return Object.fromEntries(
    languages.map((language) => [
      language,
      new Map(
        Object.entries((i18n.store.data[language] ?? {}) as Record<string, Bundle>).flatMap(([room, bundle]) =>
          flat(bundle, `${room}:`),
        ),
      ),
    ]),
  ) as Record<Language, Map<string, string>>;
}

/** Texts and names on the screen, each as it stands there. */
export const textsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.add(walker.currentNode.textContent!.trim());
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) texts.add(element.getAttribute(name)?.trim() ?? '');
    return [...texts].filter((text) => text !== '');
  });
