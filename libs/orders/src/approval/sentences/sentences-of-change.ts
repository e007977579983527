import type { Language } from '#domain';
import type { Change } from '../change.js';

export type SentencesOfChange = { [What in Change['what']]: (change: Extract<Change, { what: What }>) => string };

const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

/** @returns says milliseconds since 1970 in an IANA zone */
export const timeIn =
  (language: Language) =>
  (at: number, timeZone: string): string =>
    new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);

export const metersOf = (length: number): number => Math.round(length);
