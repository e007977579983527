import { useTranslation } from 'react-i18next';
import type { Alarm, Incident } from '#contracts';
import { systemClock } from '#domain';
import { StaffName } from '../break-glass/names.js';
import { freshAlarms, leadingAlarm } from '../feed/attention.js';
import { incidentStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { Age } from '../ui/age.js';
import { SeverityTag } from '../ui/severity-tag.js';
import { measureOf } from '../words/measure.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage } from '../words/language.js';
import { useTitles } from '../words/use-titles.js';
import { ActionBar } from './action-bar.js';
import { AlarmCard } from './alarm-card.js';
import { EvidencePanel } from './evidence-panel.js';
import { Panel } from './panel.js';
import { PlanPanel } from './plan-panel.js';
import { ToldPanel } from './told-panel.js';
import { CloseDialog } from './close-dialog.js';
import { DeskLine } from './desk-line.js';
import { DispatchDialog } from './dispatch-dialog.js';
import { EventLog } from './event-log.js';
import { HandOverDialog } from './hand-over-dialog.js';
import { Parties } from './parties.js';
import { ProblemNote } from './problem-note.js';
import { SoundPanel } from './sound-panel.js';
import { useMayRead } from './use-case.js';
import type { IncidentSteps } from './use-incident-steps.js';
import { useUnits } from './use-units.js';
import '../words/incident/index.js';
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
  const { t } = useTranslation('dispatch');
  const { t: tIncident } = useTranslation('incident');
  const titles = useTitles();
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const seen = useStore(incidentStore, (state) => state.seenAlarms);
  const alarm = freshAlarms(incident, seen)[0] ?? leadingAlarm(incident);
  const unit = useUnits().data?.find(({ id }) => id === incident.unitId);

  return (
    <article className={`detail detail-${incident.severity}`}>
      <header className="detail-head">
        <button type="button" className="tool detail-back" onClick={onBack}>
          ← {t('detail.back')}
          {waitingCount > 0 && (
            <span className="detail-waiting">
              {t('list.waiting')}: {waitingCount}
            </span>
          )}
        </button>
        <div className="detail-line">
          <SeverityTag severity={incident.severity} />
          <span className={`status status-${incident.status}`}>{titles.statuses[incident.status]}</span>
          {incident.outcome !== null && <span>{titles.outcomes[incident.outcome]}</span>}
          {unit !== undefined && (
            <span>
              {t('detail.unit')}: <b>{unit.callSign}</b>
            </span>
          )}
          {incident.closedAt === null ? (
            <span className="detail-age">
              {t('detail.age')} <Age since={incident.openedAt} />
            </span>
          ) : (
            <time className="detail-age" dateTime={incident.closedAt}>
              {dayAndTime(Date.parse(incident.closedAt), systemClock.now(), language, timeZone)}
            </time>
          )}
        </div>
        <h2>{alarm === undefined ? t('detail.opened') : alarmSentence(alarm, language)}</h2>
        {alarm !== undefined && <p className="detail-words">{alarm.words[language]}</p>}
        <div className="detail-facts">
          <span>
            {t('detail.opened')}{' '}
            <time dateTime={incident.openedAt}>
              {dayAndTime(Date.parse(incident.openedAt), systemClock.now(), language, timeZone)}
            </time>
          </span>
          {alarm !== undefined && <Confidence alarm={alarm} />}
          <TakenBy incident={incident} />
          <span>{incident.orderReference === null ? t('list.noOrder') : <b>{incident.orderReference}</b>}</span>
          <Elsewhere incident={incident} />
        </div>
        <DeskLine incident={incident} />
        {incident.status !== 'closed' && <ActionBar incident={incident} steps={steps} />}
        {steps.error !== null && steps.asking === null && (
          <ProblemNote error={steps.error} onDismiss={steps.dismissError} />
        )}
      </header>
      <Parties incident={incident} />
      <PlanPanel incident={incident} />
      <ToldPanel incident={incident} />
      <Panel id="alarms" title={tIncident('parts.alarms')} aside={incident.alarms.length} usuallyOpen={false}>
        <ul className="alarms">
          {incident.alarms.map((each) => (
            <AlarmCard key={each.id} alarm={each} />
          ))}
        </ul>
      </Panel>
      <SoundPanel incident={incident} />
      <EventLog incident={incident} />
      <EvidencePanel incident={incident} />
      {steps.asking === 'dispatch' && <DispatchDialog incident={incident} steps={steps} />}
      {steps.asking === 'hand_over' && <HandOverDialog incident={incident} steps={steps} />}
      {steps.asking === 'close' && <CloseDialog steps={steps} />}
    </article>
  );
}

/** How sure the house was; a press needs no such number. */
function Confidence({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('incident');
  const measure = measureOf(useLanguage());
  const { probability } = alarm.decision.numbers;
  const isPress = alarm.kind === 'panic' || alarm.kind === 'duress';
  if (probability === undefined && !isPress) return null;
  return (
    <span>
      {t('confidence')} <b>{probability === undefined ? t('byHand') : measure.percent(probability)}</b>
    </span>
  );
}

/** The same incident in time, and the order that it is of. */
function Elsewhere({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const { permissions } = useSession().staff;
  const mayReadOrder = useMayRead(incident, 'order.read');
  return (
    <nav className="detail-links" aria-label={t('links.label')}>
      {permissions.includes('incident.track') && <a href={`#/replay/incidents/${incident.id}`}>{t('links.replay')}</a>}
      {incident.orderId !== null && mayReadOrder && (
        <a href={`#/court/orders/${incident.orderId}`}>{t('links.order')}</a>
      )}
    </nav>
  );
}

/** Who of this house took it: by name for those who may read the staff, and to oneself. */
function TakenBy({ incident: { acknowledgedBy, deskAgencyId } }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const { id, agency, permissions } = useSession().staff;
  if (acknowledgedBy === null) return null;
  const isNamed = permissions.includes('staff.read') && deskAgencyId === agency.id;
  if (!isNamed && acknowledgedBy !== id) return null;
  return (
    <span>
      {t('takenBy')} <b>{isNamed ? <StaffName id={acknowledgedBy} /> : t('you')}</b>
    </span>
  );
}
