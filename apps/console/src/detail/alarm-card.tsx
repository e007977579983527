import type { Alarm } from '#contracts';
import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { SeverityTag } from '../ui/severity-tag.js';
import { numberText } from '../words/number-text.js';
import { measureOf } from '../words/measure.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** One alarm: its reason, the decision in words, its times, and the numbers it was decided on. */
export function AlarmCard({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const language = useLanguage();
  const measure = measureOf(language);
  const { timeZone } = useSession().staff.agency;
  const time = (at: string): string => dayAndTime(Date.parse(at), systemClock.now(), language, timeZone);
  const numbers = Object.entries(alarm.decision.numbers);

  return (
    <li className={`alarm ${alarm.endedAt === null ? '' : 'alarm-ended'}`}>
      <p className="alarm-head">
        <SeverityTag severity={alarm.severity} />
        <b>{words.alarmKinds[alarm.kind]}</b>
        {alarm.late && <span className="late">{words.detail.late}</span>}
        <span className="alarm-state">
          {alarm.endedAt === null ? words.detail.lasts : `${words.detail.ended} ${time(alarm.endedAt)}`}
        </span>
      </p>
      <p>{alarmSentence(alarm, language)}</p>
      <p className="alarm-words">{alarm.words[language]}</p>
      <p className="alarm-times">
        <span>
          {words.detail.happened} <time dateTime={alarm.at}>{time(alarm.at)}</time>
        </span>
        <span>
          {words.detail.raised} <time dateTime={alarm.raisedAt}>{time(alarm.raisedAt)}</time>
        </span>
      </p>
      {numbers.length > 0 && (
        <dl className="numbers" aria-label={words.detail.decidedOn}>
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{words.numbers[name] ?? name}</dt>
              <dd>{numberText(name, value, measure)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="alarm-rule">
        {words.detail.rule} <code>{alarm.decision.rule}</code> · {words.detail.policy} {alarm.decision.policyVersion}
        {alarm.decision.fixIds.length > 0 && <> · {words.detail.fixes(alarm.decision.fixIds.length)}</>}
      </p>
    </li>
  );
}
