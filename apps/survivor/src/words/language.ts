import { type Language, languages } from '#domain';
import { Store } from '../ui/store.js';

/** Until she chooses: what her phone speaks, else Kazakh. */
export function languageOfPhone(wanted: readonly string[] = navigator.languages): Language {
  for (const tag of wanted) {
    const known = languages.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (known !== undefined) return known;
  }
  return 'kk';
}

export const language = new Store<Language>('kk');

export function speak(chosen: Language): void {
  document.documentElement.lang = chosen;
  language.set(chosen);
}

const two = (part: number): string => String(part).padStart(2, '0');

/** Of this phone's own clock, which is the one that she sees: 14:03. */
export function clockTime(milliseconds: number): string {
  const at = new Date(milliseconds);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}
