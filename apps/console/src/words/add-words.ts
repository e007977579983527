import { languages, type Language } from '#domain';
import { i18n } from './i18n.js';

/** What i18next keeps: words under words. */
export interface Bundle {
  readonly [key: string]: string | Bundle;
}

/** Makes the words of a room known, before its first screen is drawn. */
export function addWords(namespace: string, bundles: Record<Language, Bundle>): void {
  for (const language of languages) i18n.addResourceBundle(language, namespace, bundles[language]);
}
