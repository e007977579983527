import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { systemClock } from '#domain';
import { freshAlarms, leadingAlarm, waitingSeverity } from '../../feed/attention.js';
import { incidentStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';
import { isHandedTo } from '../../feed/whose-desk.js';
import { useSession } from '../../session/use-session.js';
import { dayAndTime } from '../../time/time.js';
import { Age } from '../../ui/age.js';
import { SeverityShape } from '../../ui/icons.js';
import { useLanguage } from '../../words/language.js';
import { alarmSentence } from '../../words/sentence.js';
import { useTitles } from '../../words/use-titles.js';

interface IncidentRowProps {
  incident: Incident;
  isSelected: boolean;
  /** In sight although the filter does not fit it. */
  isBeyond: boolean;
  onSelect: (id: string) => void;
}

/**
 * One incident in two lines: how grave, what happened, how long ago; then whose, since when, how far the desk is. Drawn anew
 * only when the incident itself has changed; the age ticks by itself.
 */
export const IncidentRow = memo(function IncidentRow({ incident, isSelected, isBeyond, onSelect }: IncidentRowProps) {
  const { t } = useTranslation('dispatch');
  const titles = useTitles();
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
  const sentence = alarm === undefined ? t('detail.opened') : alarmSentence(alarm, language);
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
        <span className="row-sentence" title={sentence}>
          {sentence}
        </span>
        <Age since={fresh?.raisedAt ?? incident.openedAt} decorative />
        <span className="row-facts">
          <b className={`row-severity severity-${incident.severity}`}>{t(`severities.${incident.severity}`)}</b>
          <span className={`status status-${incident.status}`}>{titles.statuses[incident.status]}</span>
          {incident.deskAgencyId !== agencyId && <span>{incident.deskName}</span>}
          {isHandedTo(incident, agencyId) && <strong className="row-new">{t('desks.handedHere')}</strong>}
          {fresh !== undefined && <strong className="row-new">{t('list.newAlarm')}</strong>}
          {isBeyond && <span className="row-beyond">{t('queue.beyond')}</span>}
          <span className="row-order">{incident.orderReference ?? t('list.noOrder')}</span>
          {incident.alarms.length > 1 && <span>{t('list.alarms', { count: incident.alarms.length })}</span>}
          {alarm?.late === true && <span className="late">{t('detail.late')}</span>}
          <time dateTime={incident.openedAt}>
            {dayAndTime(Date.parse(incident.openedAt), systemClock.now(), language, timeZone)}
          </time>
        </span>
      </button>
    </li>
  );
});
