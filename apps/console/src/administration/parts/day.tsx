import { useSession } from '../../session/use-session.js';
import { useLanguage } from '../../words/language.js';
import { fullDay } from '../../time/time.js';

interface DayProps {
  at: string;
  /** The last day that is over then: midnight ends the day before. */
  isEnd?: boolean;
}

/** A day with its year, as the agency's calendar has it. */
export function Day({ at, isEnd = false }: DayProps) {
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const shown = Date.parse(at) - (isEnd ? 1 : 0);
  return <time dateTime={at}>{fullDay(shown, language, timeZone)}</time>;
}
