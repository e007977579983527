import { useEffect, useState } from 'preact/hooks';
import { type Language, languages } from '#domain';

function languageOf(wanted: readonly string[]): Language {
  const known = wanted.map((tag) => languages.find((language) => tag.toLowerCase().startsWith(language)));
  return known.find((language) => language !== undefined) ?? 'kk';
}

/** What a page without the app speaks: the language chosen last, else the phone's. Kept nowhere. */
export function speaking<Words extends { title: string }>(all: Record<Language, Words>) {
  let spoken = languageOf(navigator.languages);
  const heard = new Set<() => void>();
  return {
    speak(language: Language): void {
      spoken = language;
      for (const hear of heard) hear();
    },
    useWords(): { words: Words; language: Language } {
      const [, again] = useState(0);
      useEffect(() => {
        const hear = (): void => again((count) => count + 1);
        heard.add(hear);
        return () => void heard.delete(hear);
      }, []);
      useEffect(() => {
        document.documentElement.lang = spoken;
      });
      return { words: all[spoken], language: spoken };
    },
  };
}
