import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import '../../words/retention/index.js';
import { Screen } from '../parts/screen.js';
import { DeletedRuns } from './deleted-runs.js';
import { Periods } from './periods.js';
import { StandingHolds } from './standing-holds.js';
import './retention.css';

/** How long the agency keeps what, what it has deleted, and what it keeps for a court. */
export function RetentionScreen() {
  const { t } = useTranslation('retention');
  const { agency } = useSession().staff;
  return (
    <Screen title={t('title')} intro={t('intro')}>
      <Periods agencyId={agency.id} />
      <StandingHolds agencyId={agency.id} />
      <DeletedRuns agencyId={agency.id} />
    </Screen>
  );
}
