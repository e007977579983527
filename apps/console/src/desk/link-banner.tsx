import { useTranslation } from 'react-i18next';
import { useRouter } from '@tanstack/react-router';
import { choose } from '../dispatch/chosen-store.js';
import { isBlind, type Missed } from '../feed/link-state.js';
import { incidentStore, linkStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { clockTime, minuteTime } from '../time/time.js';
import { Age } from '../ui/age.js';
import { BrokenLink, SeverityShape } from '../ui/icons.js';
import { useLanguage } from '../words/language.js';
import { alarmSentence } from '../words/sentence.js';
import './link-banner.css';

/** Says when this screen is blind, since when, and what was missed once it sees again. */
export function LinkBanner() {
  const { t } = useTranslation('alerting');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const link = useStore(linkStore, (state) => state);
  const snapshot = useStore(incidentStore, (state) => state.snapshot);

  if (isBlind(link) && link.blindSince !== null) {
    return (
      <div className="link-banner link-banner-lost" role="alert">
        <BrokenLink />
        <div>
          <strong>{t('link.lostTitle', { time: minuteTime(link.blindSince, language, timeZone) })}</strong>
          <p>{t('link.lostHelp')}</p>
        </div>
        <Age since={link.blindSince} decorative />
      </div>
    );
  }
  if (snapshot === 'failed') {
    return (
      <div className="link-banner link-banner-warning" role="alert">
        {t('link.listFailed')}
      </div>
    );
  }
  return link.missed === null ? null : <MissedBanner missed={link.missed} />;
}

/** Which alarms were raised while this screen did not see them. It stays until somebody has read it. */
function MissedBanner({ missed: { since, until, alarms } }: { missed: Missed }) {
  const { t } = useTranslation('alerting');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const exact = (at: number): string => clockTime(at, language, timeZone);
  return (
    <div className={`link-banner ${alarms.length === 0 ? 'link-banner-back' : 'link-banner-missed'}`} role="status">
      <div className="missed">
        <strong>{t('link.back', { from: exact(since), to: exact(until), count: alarms.length })}</strong>
        {alarms.length > 0 && (
          <ul aria-label={t('link.missedList')}>
            {alarms.map((alarm) => (
              <MissedLine key={alarm.alarmId} {...alarm} />
            ))}
          </ul>
        )}
      </div>
      <button
        type="button"
        className="button"
        onClick={() => linkStore.update((state) => ({ ...state, missed: null }))}
      >
        {t('link.gotIt')}
      </button>
    </div>
  );
}

function MissedLine({ alarmId, incidentId }: Missed['alarms'][number]) {
  const { t } = useTranslation('alerting');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const router = useRouter();
  const incident = useStore(incidentStore, (state) => state.incidents[incidentId]);
  const alarm = incident?.alarms.find(({ id }) => id === alarmId);
  // It may have gone to another desk since.
  if (incident === undefined || alarm === undefined) return <li>{t('link.missedGone')}</li>;
  return (
    <li>
      <button
        type="button"
        className="missed-alarm"
        onClick={() => {
          choose(incidentId);
          void router.navigate({ to: '/dispatch' });
        }}
      >
        <time dateTime={alarm.raisedAt}>{clockTime(Date.parse(alarm.raisedAt), language, timeZone)}</time>
        <span className={`severity-${alarm.severity}`}>
          <SeverityShape severity={alarm.severity} />
          <span className="unseen">{t(`severities.${alarm.severity}`)}</span>
        </span>
        <b>{incident.orderReference}</b>
        {alarmSentence(alarm, language)}
      </button>
    </li>
  );
}
