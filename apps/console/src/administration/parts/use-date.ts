import { useSession } from '../../session/use-session.js';
import { fullDayAndTime } from '../../time/time.js';
import { useLanguage } from '../../words/language.js';

/** `22.11.2026, 14:03:09` of an ISO time, in the agency's zone, on one line in a table. */
export function useDate(): (iso: string) => string {
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  return (iso) => fullDayAndTime(Date.parse(iso), language, timeZone).replace(' ', '\u00a0');
}
