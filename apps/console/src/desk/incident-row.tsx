import { memo } from 'react';
import type { Incident } from '#contracts';
import { freshAlarms, leadingAlarm, waitingSeverity } from '../feed/attention.js';
import { incidentStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { isHandedTo } from '../feed/whose-desk.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { systemClock } from '#domain';
import { Age } from '../ui/age.js';
import { SeverityShape } from '../ui/icons.js';
import { alarmSentence } from '../words/sentence.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface IncidentRowProps {
  incident: Incident;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

/** One incident in two lines: how grave, what happened, how long ago; then whose, since when, how far the desk is. */
export const IncidentRow = memo(function IncidentRow({ incident, isSelected, onSelect }: IncidentRowProps) {
  const words = useWords();
  const language = useLanguage();
  const { id: agencyId, timeZone } = useSession().staff.agency;
  const seen = useStore(incidentStore, (state) => state.seenAlarms);
  const fresh = freshAlarms(incident, seen)[0];
  const alarm = fresh ?? leadingAlarm(incident);
  const waiting = waitingSeverity(incident, seen, agencyId);
  const classes = [
    'row',
    `row-${incident.severity}`,
    waiting === null ? 'row-taken' : 'row-waiting',
    isSelected ? 'row-selected' : '',
  ];
  return (
    <li>
      <button
        type="button"
        className={classes.join(' ')}
        data-row={incident.id}
        aria-current={isSelected ? 'true' : undefined}
        onClick={() => onSelect(incident.id)}
      >
        <SeverityShape severity={incident.severity} />
        <span className="row-sentence">
          {alarm === undefined ? words.detail.opened : alarmSentence(alarm, language)}
        </span>
        <Age since={fresh?.raisedAt ?? incident.openedAt} decorative />
        <span className="row-facts">
          <b className={`row-severity severity-${incident.severity}`}>{words.severities[incident.severity]}</b>
          <span className={`status status-${incident.status}`}>{words.statuses[incident.status]}</span>
          {incident.deskAgencyId !== agencyId && <span>{incident.deskName}</span>}
          {isHandedTo(incident, agencyId) && <strong className="row-new">{words.desks.handedHere}</strong>}
          {fresh !== undefined && <strong className="row-new">{words.list.newAlarm}</strong>}
          <span className="row-order">{incident.orderReference ?? words.list.noOrder}</span>
          {incident.alarms.length > 1 && <span>{words.list.alarms(incident.alarms.length)}</span>}
          {alarm?.late === true && <span className="late">{words.detail.late}</span>}
          <time dateTime={incident.openedAt}>
            {dayAndTime(Date.parse(incident.openedAt), systemClock.now(), language, timeZone)}
          </time>
        </span>
      </button>
    </li>
  );
});
