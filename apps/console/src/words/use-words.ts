import { languages, type Language } from '#domain';
import { createStore, useStore } from '../feed/store.js';
import { en, type Words } from './english.js';
import { kk } from './kazakh.js';
import { ru } from './russian.js';

const storageKey = 'qalqan.language';
export const dictionaries: Record<Language, Words> = { kk, ru, en };

const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'kk';
}

const languageStore = createStore<Language>(firstLanguage());
document.documentElement.lang = languageStore.get();

function show(language: Language): void {
  languageStore.update(() => language);
  document.documentElement.lang = language;
}

/** The user's own choice, kept on this machine. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  show(language);
}

/** The language of the account, unless another one was chosen on this machine. */
export function suggestLanguage(language: Language): void {
  if (!isLanguage(localStorage.getItem(storageKey))) show(language);
}

export const useLanguage = (): Language => useStore(languageStore, (language) => language);
export const useWords = (): Words => dictionaries[useLanguage()];
