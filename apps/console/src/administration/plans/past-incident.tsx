import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentPage, PlanSimulation } from '#contracts';
import { titles } from '#domain';
import { answer, api } from '../../api/client.js';
import { request } from '../../api/request.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { tokenNow } from '../../session/session-store.js';
import { useLanguage } from '../../words/language.js';
import { Field } from '../parts/field.js';
import { useDate } from '../parts/use-date.js';
import { minuteMark, type Plan } from './ladder.js';

/** A past incident, had this version been in force: who would have been told, beside who was. */
export function PastIncident({ plan, isChanged }: { plan: Plan; isChanged: boolean }) {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  const date = useDate();
  const [isOpen, setOpen] = useState(false);
  const [incidentId, setIncidentId] = useState('');
  // Reading incidents is an entry in the audit chain: only when somebody wants to choose one.
  const incidents = useQuery({
    queryKey: ['past-incidents'],
    enabled: isOpen,
    queryFn: () => request<IncidentPage>('/v1/incidents?limit=50', { token: tokenNow() }),
  });
  const simulate = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/response-plans/{id}/simulate', { params: { path: { id: plan.id } }, body: { incidentId } })),
  });
  return (
    <section className="house-panel" aria-labelledby="plan-past">
      <h2 id="plan-past">{t('plans:past')}</h2>
      <p className="quiet">{t('plans:pastHelp')}</p>
      {!isOpen && (
        <div>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('plans:chooseIncident')}
          </button>
        </div>
      )}
      {isOpen && incidents.isPending && <p className="quiet">{t('house:loading')}</p>}
      {incidents.error !== null && <ProblemNote error={incidents.error} onRetry={() => void incidents.refetch()} />}
      {incidents.data?.incidents.length === 0 && <p className="house-empty">{t('plans:noIncidents')}</p>}
      {incidents.data !== undefined && incidents.data.incidents.length > 0 && (
        <form
          className="house-fields"
          onSubmit={(event) => {
            event.preventDefault();
            simulate.mutate();
          }}
        >
          <Field label={t('plans:incident')}>
            {(control) => (
              <select {...control} required value={incidentId} onChange={(event) => setIncidentId(event.target.value)}>
                <option value="">{t('plans:chooseIncident')}</option>
                {incidents.data.incidents.map(({ id, openedAt, severity, alarms }) => (
                  <option key={id} value={id}>
                    {date(openedAt)} · {t(`house:severities.${severity}`)}
                    {alarms[0] && ` · ${titles[language].alarmKinds[alarms[0].kind]}`}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button
            type="submit"
            className="button button-primary"
            disabled={isChanged || incidentId === '' || simulate.isPending}
          >
            {t('plans:simulate')}
          </button>
        </form>
      )}
      {isChanged && isOpen && <p className="quiet">{t('plans:saveFirst')}</p>}
      {simulate.error !== null && <ProblemNote error={simulate.error} onDismiss={simulate.reset} />}
      {simulate.data !== undefined && !isChanged && <Beside simulation={simulate.data} />}
    </section>
  );
}

function Beside({ simulation: { steps, deliveries } }: { simulation: PlanSimulation }) {
  const { t } = useTranslation(['plans', 'house']);
  const date = useDate();
  return (
    <div className="course-beside" role="status">
      <div>
        <h3>{t('plans:wouldBe')}</h3>
        {steps.length === 0 && <p className="quiet">{t('plans:nobodyTold')}</p>}
        <ol className="course">
          {steps.map(({ step, to, atSeconds, told, skipped }, nth) => (
            <li key={`${step} ${nth}`} className={skipped ? 'course-skipped' : undefined}>
              <span className="course-time">{minuteMark(atSeconds)}</span>
              <b>
                {t(`house:recipients.${to}`)}
                {told.length > 1 && ` × ${told.length}`}
              </b>
              <span>
                {skipped === null
                  ? [...new Set(told.map(({ channel }) => t(`house:channels.${channel}`)))].join(', ')
                  : `✕ ${t(`plans:skipped.${skipped}`)}`}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div>
        <h3>{t('plans:was')}</h3>
        {deliveries.length === 0 && <p className="quiet">{t('plans:nobodyWasTold')}</p>}
        <ol className="course">
          {deliveries.map(({ id, recipient, channel, queuedAt, status }) => (
            <li key={id}>
              <span className="course-time">{date(queuedAt)}</span>
              <b>{t(`house:recipients.${recipient as 'contact'}`)}</b>
              <span>
                {t(`house:channels.${channel}`)} · {t(`plans:deliveries.${status}`)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
