import { useTranslation } from 'react-i18next';
import { serviceStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { minuteTime } from '../time/time.js';
import { Age } from '../ui/age.js';
import { useLanguage } from '../words/language.js';
import './link-banner.css';

/** Says that alarms may not reach this screen although its link is well: the test alarm did not arrive. */
export function ServiceBanner() {
  const { t } = useTranslation('alerting');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const outage = useStore(serviceStore, (state) => state.outage);
  if (outage === null) return null;
  const since = Date.parse(outage.since);
  return (
    <div className="link-banner link-banner-lost" role="alert">
      <div>
        <strong>
          {t('service.canaryMissing', {
            what: t(`service.steps.${outage.step}`),
            time: minuteTime(since, language, timeZone),
          })}
        </strong>
        <p>{t('service.canaryHelp')}</p>
      </div>
      <Age since={since} decorative />
    </div>
  );
}
