import type { Language } from '#domain';
import type { Change } from './change.js';
import { english as en } from './sentences/english.js';
import { kazakh as kk } from './sentences/kazakh.js';
import { russian as ru } from './sentences/russian.js';

const sentences = { kk, ru, en };

/** What a change does, before and after, as a sentence for whoever shall approve it. */
export const sayChange = (change: Change, language: Language): string =>
  sentences[language][change.what](change as never);
