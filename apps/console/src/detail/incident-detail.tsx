import type { Incident } from '#contracts';
import { systemClock } from '#domain';
import { freshAlarms, leadingAlarm } from '../feed/attention.js';
import { incidentStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { Age } from '../ui/age.js';
import { SeverityTag } from '../ui/severity-tag.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { ActionBar } from './action-bar.js';
import { AlarmCard } from './alarm-card.js';
import { CloseDialog } from './close-dialog.js';
import { DeskLine } from './desk-line.js';
import { DispatchDialog } from './dispatch-dialog.js';
import { EventLog } from './event-log.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { Parties } from './parties.js';
import { ProblemNote } from './problem-note.js';
import type { IncidentSteps } from './use-incident-steps.js';
import { useUnits } from './use-units.js';
import './incident-detail.css';

interface IncidentDetailProps {
  incident: Incident;
  steps: IncidentSteps;
  /** Told on the way back to the list, where the list itself is out of sight. */
  waitingCount: number;
  onBack: () => void;
}

/** Everything about the chosen incident, the most needed first. */
export function IncidentDetail({ incident, steps, waitingCount, onBack }: IncidentDetailProps) {
  const words = useWords();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const seen = useStore(incidentStore, (state) => state.seenAlarms);
  const alarm = freshAlarms(incident, seen)[0] ?? leadingAlarm(incident);
  const unit = useUnits().data?.find(({ id }) => id === incident.unitId);

  return (
    <article className={`detail detail-${incident.severity}`}>
      <header className="detail-head">
        <button type="button" className="tool detail-back" onClick={onBack}>
          ← {words.detail.back}
          {waitingCount > 0 && (
            <span className="detail-waiting">
              {words.list.waiting}: {waitingCount}
            </span>
          )}
        </button>
        <div className="detail-line">
          <SeverityTag severity={incident.severity} />
          <span className={`status status-${incident.status}`}>{words.statuses[incident.status]}</span>
          {incident.outcome !== null && <span>{words.outcomes[incident.outcome]}</span>}
          {unit !== undefined && (
            <span>
              {words.detail.unit}: <b>{unit.callSign}</b>
            </span>
          )}
          <span className="detail-age">
            {words.detail.age} <Age since={incident.openedAt} />
          </span>
        </div>
        <h2>{alarm === undefined ? words.detail.opened : alarmSentence(alarm, language)}</h2>
        <p className="detail-facts">
          <span>
            {incident.orderReference === null ? (
              words.list.noOrder
            ) : (
              <>
                {words.list.order} <b>{incident.orderReference}</b>
              </>
            )}
          </span>
          <span>
            {words.detail.opened}{' '}
            <time dateTime={incident.openedAt}>
              {dayAndTime(Date.parse(incident.openedAt), systemClock.now(), language, timeZone)}
            </time>
          </span>
        </p>
        <DeskLine incident={incident} />
        <ActionBar incident={incident} steps={steps} />
        {steps.error !== null && steps.asking === null && (
          <ProblemNote error={steps.error} onDismiss={steps.dismissError} />
        )}
      </header>
      <Parties incident={incident} />
      <section className="detail-section" aria-label={words.detail.alarms}>
        <h3>
          {words.detail.alarms} <span className="count">{incident.alarms.length}</span>
        </h3>
        <ul className="alarms">
          {incident.alarms.map((each) => (
            <AlarmCard key={each.id} alarm={each} />
          ))}
        </ul>
      </section>
      <EventLog incident={incident} />
      {steps.asking === 'dispatch' && <DispatchDialog incident={incident} steps={steps} />}
      {steps.asking === 'hand_over' && <HandOverDialog incident={incident} steps={steps} />}
      {steps.asking === 'close' && <CloseDialog steps={steps} />}
    </article>
  );
}
