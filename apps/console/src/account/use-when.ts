import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';

/** Times as the desk writes them: of an ISO time, in the agency's zone. */
export function useWhen(): (iso: string) => string {
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  return (iso) => dayAndTime(Date.parse(iso), systemClock.now(), language, timeZone);
}
