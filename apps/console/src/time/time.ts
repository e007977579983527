import type { Language } from '#domain';

/** The desk writes dates as its language does, times always on 24 hours. */
const locales: Record<Language, string> = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

export const localeOf = (language: Language): string => locales[language];

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${JSON.stringify(options)}`;
  let known = formats.get(key);
  if (known === undefined) {
    known = new Intl.DateTimeFormat(locales[language], { ...options, timeZone });
    formats.set(key, known);
  }
  return known;
}

const timeOptions: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
};
const minuteOptions: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const dayOptions: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };

/** Browsers come without the Kazakh names of months (Chrome writes `M11 2`): the Unicode CLDR's abbreviations. */
const kazakhMonths = 'қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'.split(' ');

function dayText(at: number, language: Language, timeZone: string): string {
  if (language !== 'kk') return format(language, timeZone, dayOptions).format(at);
  const [day, month] = format('en', timeZone, { day: 'numeric', month: 'numeric' }).format(at).split('/');
  return `${Number(day)} ${kazakhMonths[Number(month) - 1]}`;
}

/** `14:03:09` in the agency's zone. `at` in milliseconds since 1970. */
export const clockTime = (at: number, language: Language, timeZone: string): string =>
  format(language, timeZone, timeOptions).format(at);

/** `14:03`. */
export const minuteTime = (at: number, language: Language, timeZone: string): string =>
  format(language, timeZone, minuteOptions).format(at);

/** `14:03:09`, with the day before it when that is not the day of `now` in the agency's zone. */
export function dayAndTime(at: number, now: number, language: Language, timeZone: string): string {
  const day = dayText(at, language, timeZone);
  const time = clockTime(at, language, timeZone);
  return day === dayText(now, language, timeZone) ? time : `${day}, ${time}`;
}

const fullDayOptions: Intl.DateTimeFormatOptions = { day: '2-digit', month: '2-digit', year: 'numeric' };

/** `22.11.2026`: what is read a year later needs its year. Kazakh writes it as Russian does; browsers come without Kazakh dates. */
export const fullDay = (at: number, language: Language, timeZone: string): string =>
  format(language === 'kk' ? 'ru' : language, timeZone, fullDayOptions).format(at);

/** `22.11.2026, 14:03:09`. */
export const fullDayAndTime = (at: number, language: Language, timeZone: string): string =>
  format(language === 'kk' ? 'ru' : language, timeZone, { ...fullDayOptions, ...timeOptions }).format(at);

/** `0:42`, `12:05`, `1:02:33`; from a day on `2 d 03:10`. A time in the future counts as now: clocks differ. */
export function age(since: number, now: number, dayUnit: string): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (hours >= 24) return `${Math.floor(hours / 24)} ${dayUnit} ${two(hours % 24)}:${two(minutes % 60)}`;
  if (hours > 0) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}
