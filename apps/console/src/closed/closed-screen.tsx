import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { IncidentDetail } from '../detail/incident-detail.js';
import { ProblemNote } from '../detail/problem-note.js';
import { useIncidentSteps } from '../detail/use-incident-steps.js';
import { leadingAlarm } from '../feed/attention.js';
import { systemClock } from '#domain';
import { useSession } from '../session/use-session.js';
import { Situation } from '../situation/situation.js';
import { dayAndTime } from '../time/time.js';
import { SeverityShape } from '../ui/icons.js';
import { useLanguage } from '../words/language.js';
import { alarmSentence } from '../words/sentence.js';
import { useTitles } from '../words/use-titles.js';
import { useClosed, useHeld } from './use-closed.js';
import '../words/dispatch/index.js';
import '../words/incident/index.js';
import './closed.css';

/** Incidents that are over, newest first: what happened, what was done, and, with a reason, where everybody was. */
export function ClosedScreen() {
  const { t } = useTranslation('incident');
  const { incidents, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useClosed();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = incidents.find(({ id }) => id === chosenId);
  const steps = useIncidentSteps(chosen);
  useHeld(chosenId);
  return (
    <main className={`closed ${chosen === undefined ? 'closed-none-chosen' : 'closed-chosen'}`}>
      <section className="closed-list" aria-labelledby="closed-title">
        <h2 id="closed-title">{t('closed.title')}</h2>
        {isPending && <p className="quiet">{t('loading')}</p>}
        {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {!isPending && incidents.length === 0 && <p className="quiet">{t('closed.none')}</p>}
        <ul>
          {incidents.map((incident) => (
            <ClosedRow
              key={incident.id}
              incident={incident}
              isChosen={incident.id === chosenId}
              onChoose={() => setChosenId(incident.id)}
            />
          ))}
        </ul>
        {hasNextPage && (
          <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('closed.more')}
          </button>
        )}
      </section>
      {chosen !== undefined && (
        <>
          <section className="closed-map" aria-label={t('map.label')}>
            <Situation key={chosen.id} chosen={chosen} />
          </section>
          <section className="closed-detail" aria-label={t('closed.chosen')}>
            <IncidentDetail
              key={chosen.id}
              incident={chosen}
              steps={steps}
              waitingCount={0}
              onBack={() => setChosenId(null)}
            />
          </section>
        </>
      )}
      {chosen === undefined && <p className="closed-empty quiet">{t('closed.choose')}</p>}
    </main>
  );
}

interface ClosedRowProps {
  incident: Incident;
  isChosen: boolean;
  onChoose: () => void;
}

function ClosedRow({ incident, isChosen, onChoose }: ClosedRowProps) {
  const titles = useTitles();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const alarm = leadingAlarm(incident);
  const at = incident.closedAt ?? incident.updatedAt;
  return (
    <li>
      <button
        type="button"
        className={`closed-row ${isChosen ? 'closed-row-chosen' : ''}`}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className={`severity-${incident.severity}`}>
          <SeverityShape severity={incident.severity} />
          <span className="unseen">{titles.statuses[incident.status]}</span>
        </span>
        <span>
          <b>{alarm === undefined ? incident.orderReference : alarmSentence(alarm, language)}</b>
          <span className="closed-facts">
            <time dateTime={at}>{dayAndTime(Date.parse(at), systemClock.now(), language, timeZone)}</time>
            {incident.outcome !== null && <span>{titles.outcomes[incident.outcome]}</span>}
            <span>{incident.orderReference}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
