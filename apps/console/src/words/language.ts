import { languages, type Language } from '#domain';
import { createStore, useStore } from '../feed/store.js';
import { i18n } from './i18n.js';

const storageKey = 'qalqan.language';

const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'kk';
}

const languageStore = createStore<Language>(firstLanguage());

function show(language: Language): void {
  // First the words, then those who ask for the language: nothing is drawn in two. All words are in memory, so it is done when it returns.
  void i18n.changeLanguage(language);
  languageStore.update(() => language);
  document.documentElement.lang = language;
}

show(languageStore.get());

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
