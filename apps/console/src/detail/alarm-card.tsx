import { useTranslation } from 'react-i18next';
import type { Alarm } from '#contracts';
import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { SeverityTag } from '../ui/severity-tag.js';
import { numberText } from '../words/number-text.js';
import { measureOf } from '../words/measure.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';

/** One alarm: its reason, the decision in words, its times, and the numbers it was decided on. */
export function AlarmCard({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
  const language = useLanguage();
  const measure = measureOf(language);
  const { timeZone } = useSession().staff.agency;
  const time = (at: string): string => dayAndTime(Date.parse(at), systemClock.now(), language, timeZone);
  const numbers = Object.entries(alarm.decision.numbers);

  return (
    <li className={`alarm ${alarm.endedAt === null ? '' : 'alarm-ended'}`}>
      <p className="alarm-head">
        <SeverityTag severity={alarm.severity} />
        <b>{titles.alarmKinds[alarm.kind]}</b>
        {alarm.late && <span className="late">{t('detail.late')}</span>}
        <span className="alarm-state">
          {alarm.endedAt === null ? t('detail.lasts') : `${t('detail.ended')} ${time(alarm.endedAt)}`}
        </span>
      </p>
      <p>{alarmSentence(alarm, language)}</p>
      <p className="alarm-words">{alarm.words[language]}</p>
      <p className="alarm-times">
        <span>
          {t('detail.happened')} <time dateTime={alarm.at}>{time(alarm.at)}</time>
        </span>
        <span>
          {t('detail.raised')} <time dateTime={alarm.raisedAt}>{time(alarm.raisedAt)}</time>
        </span>
      </p>
      {numbers.length > 0 && (
        <dl className="numbers" aria-label={t('detail.decidedOn')}>
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{titles.numbers[name] ?? name}</dt>
              <dd>{numberText(name, value, measure)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="alarm-rule">
        {t('detail.rule')} <code>{alarm.decision.rule}</code> · {t('detail.policy')} {alarm.decision.policyVersion}
        {alarm.decision.fixIds.length > 0 && <> · {t('detail.fixes', { count: alarm.decision.fixIds.length })}</>}
      </p>
    </li>
  );
}
