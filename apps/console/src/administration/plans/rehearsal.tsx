import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRehearsal } from '#contracts';
import { type AlarmKind, alarmKinds, type Severity, severities, systemClock, titles } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { useLanguage } from '../../words/language.js';
import { Field } from '../parts/field.js';
import { instantOf, localTimeOf } from '../../time/local-time.js';
import { minuteMark, type Plan } from './ladder.js';

const never = 'never';
const delays = [0, 5, 30, 60, 120, 300, 600] as const;

interface Imagined {
  alarmKind: AlarmKind;
  severity: Severity;
  hour: string;
  confirmed: string;
  acknowledged: string;
  contacts: number;
}

const secondsOf = (chosen: string): number | undefined => (chosen === never ? undefined : Number(chosen));

/** Today at this hour, by the agency's clock. */
function timeAt(hour: string, timeZone: string): string {
  const now = systemClock.now();
  const day = localTimeOf(now, timeZone).date;
  return new Date(instantOf({ date: day, time: hour }, timeZone) ?? now).toISOString();
}

/** An alarm that nobody raised, minute by minute: who would be told, through what, and what would be left out. */
export function Rehearsal({ plan, isChanged }: { plan: Plan; isChanged: boolean }) {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const [imagined, setImagined] = useState<Imagined>({
    alarmKind: 'breach',
    severity: 'critical',
    hour: '03:00',
    confirmed: never,
    acknowledged: never,
    contacts: 2,
  });
  const set = (part: Partial<Imagined>): void => setImagined({ ...imagined, ...part });
  const rehearse = useMutation({
    mutationFn: () => {
      const { alarmKind, severity, hour, contacts } = imagined;
      const confirmedAfterSeconds = secondsOf(imagined.confirmed);
      const acknowledgedAfterSeconds = secondsOf(imagined.acknowledged);
      return answer(
        api.POST('/v1/response-plans/{id}/rehearse', {
          params: { path: { id: plan.id } },
          body: {
            alarmKind,
            severity,
            contacts,
            at: timeAt(hour, timeZone),
            ...(confirmedAfterSeconds !== undefined && { confirmedAfterSeconds }),
            ...(acknowledgedAfterSeconds !== undefined && { acknowledgedAfterSeconds }),
          },
        }),
      );
    },
  });
  return (
    <section className="house-panel" aria-labelledby="plan-rehearsal">
      <h2 id="plan-rehearsal">{t('plans:rehearsal')}</h2>
      <p className="quiet">{t('plans:rehearsalHelp')}</p>
      <form
        className="house-fields"
        onSubmit={(event) => {
          event.preventDefault();
          rehearse.mutate();
        }}
      >
        <Field label={t('plans:alarm')}>
          {(control) => (
            <select
              {...control}
              value={imagined.alarmKind}
              onChange={(event) => set({ alarmKind: event.target.value as AlarmKind })}
            >
              {alarmKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {titles[language].alarmKinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('plans:severity')}>
          {(control) => (
            <select
              {...control}
              value={imagined.severity}
              onChange={(event) => set({ severity: event.target.value as Severity })}
            >
              {severities.map((severity) => (
                <option key={severity} value={severity}>
                  {t(`house:severities.${severity}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('plans:atHour')}>
          {(control) => (
            <input
              {...control}
              type="time"
              required
              value={imagined.hour}
              onChange={(event) => set({ hour: event.target.value })}
            />
          )}
        </Field>
        <Delay label={t('plans:confirmed')} value={imagined.confirmed} onValue={(confirmed) => set({ confirmed })} />
        <Delay
          label={t('plans:acknowledged')}
          value={imagined.acknowledged}
          onValue={(acknowledged) => set({ acknowledged })}
        />
        <Field label={t('plans:contactCount')}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={0}
              max={10}
              required
              value={imagined.contacts}
              onChange={(event) => set({ contacts: Number(event.target.value) })}
            />
          )}
        </Field>
        <button type="submit" className="button button-primary" disabled={isChanged || rehearse.isPending}>
          {t('plans:rehearse')}
        </button>
      </form>
      {isChanged && <p className="quiet">{t('plans:saveFirst')}</p>}
      {rehearse.error !== null && <ProblemNote error={rehearse.error} onDismiss={rehearse.reset} />}
      <div role="status">{rehearse.data !== undefined && !isChanged && <Course steps={rehearse.data.steps} />}</div>
    </section>
  );
}

function Delay({ label, value, onValue }: { label: string; value: string; onValue: (value: string) => void }) {
  const { t } = useTranslation(['plans', 'house']);
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onValue(event.target.value)}>
          <option value={never}>{t('house:never')}</option>
          {delays.map((seconds) => (
            <option key={seconds} value={seconds}>
              {t('plans:afterMark', { mark: minuteMark(seconds) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** In minutes: what happens within one stands together. */
function Course({ steps }: { steps: PlanRehearsal['steps'] }) {
  const { t } = useTranslation(['plans', 'house']);
  if (steps.length === 0) return <p className="house-note house-note-warn">{t('plans:nobodyTold')}</p>;
  const minutes = [...new Set(steps.map(({ atSeconds }) => Math.floor(atSeconds / 60)))];
  return (
    <ol className="course">
      {minutes.map((minute) => (
        <li key={minute}>
          <h3>{t('plans:minute', { minute })}</h3>
          <ul>
            {steps
              .filter(({ atSeconds }) => Math.floor(atSeconds / 60) === minute)
              .map(({ step, to, atSeconds, channel, turn, skipped }, nth) => (
                <li key={`${step} ${nth}`} className={skipped ? 'course-skipped' : undefined}>
                  <span className="course-time">{minuteMark(atSeconds)}</span>
                  <b>
                    {t(`house:recipients.${to}`)}
                    {turn !== null && ` ${turn}`}
                  </b>
                  <span>
                    {skipped === null
                      ? channel === null
                        ? t('plans:ownChannel')
                        : t(`house:channels.${channel}`)
                      : `✕ ${t(`plans:skipped.${skipped}`)}`}
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
