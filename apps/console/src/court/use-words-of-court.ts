import { useTranslation } from 'react-i18next';
import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { fullDay } from '../time/time.js';
import { measureOf } from '../words/measure.js';
import { useLanguage } from '../words/language.js';
import '../words/court/index.js';
import { localTimeOf } from '../time/local-time.js';

const dayMilliseconds = 86_400_000;

/** The court's words, and dates and lengths as its language and zone write them. */
export function useCourt() {
  const { t } = useTranslation('court');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const measure = measureOf(language);

  /** `22.11.2026`, in each language by its own habit. */
  const day = (at: number, zone = timeZone): string => fullDay(at, language, zone);
  /** `22.11.2026 14:30`. */
  const dayAndMinute = (at: number, zone = timeZone): string => `${day(at, zone)} ${localTimeOf(at, zone).time}`;
  const end = (validTo: string | null, zone = timeZone): string =>
    validTo === null ? t('untilRevoked') : dayAndMinute(Date.parse(validTo), zone);
  /** What is left until then, if it lies ahead and within two months. */
  const left = (validTo: string | null): string | undefined => {
    if (validTo === null) return undefined;
    const rest = Date.parse(validTo) - systemClock.now();
    if (rest <= 0 || rest > 60 * dayMilliseconds) return undefined;
    const days = Math.floor(rest / dayMilliseconds);
    return days === 0 ? t('list.hoursLeft') : t('list.daysLeft', { count: days });
  };
  return { t, language, timeZone, measure, day, dayAndMinute, end, left };
}
