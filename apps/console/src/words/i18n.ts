import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The console's words: everything of a namespace is in memory in all languages, so that switching shows at once. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'kk',
  // A word that is missing in one language fails a test; nobody reads a screen in two.
  fallbackLng: false,
  // What every room says need not be named by its room.
  defaultNS: 'common',
  fallbackNS: 'common',
  ns: ['common'],
  resources: {},
  initAsync: false,
  // React escapes.
  interpolation: { escapeValue: false },
});
