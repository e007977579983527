import { useTranslation } from 'react-i18next';
import { systemClock } from '#domain';
import { useSession } from '../../session/use-session.js';
import { dayAndTime } from '../../time/time.js';
import { useLanguage } from '../../words/language.js';
import type { Outcome } from './zone-data.js';

export interface Said {
  word: 'saved' | 'removed';
  name: string;
  outcome: Outcome;
}

/** What became of a change: done, or it waits for a second person. */
export function OutcomeNote({ said: { word, name, outcome } }: { said: Said }) {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  if (outcome.kind === 'done')
    return (
      <p className="form-done" role="status">
        {t(`form.${word}`, { name })}
      </p>
    );
  const until = dayAndTime(Date.parse(outcome.until), systemClock.now(), language, timeZone);
  return (
    <p className="form-warning" role="status">
      {t('approval.asked', { until })}
    </p>
  );
}
