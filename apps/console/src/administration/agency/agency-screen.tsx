import { useTranslation } from 'react-i18next';
import { hasDesk } from '#domain';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import '../../words/agency/index.js';
import { Screen } from '../parts/screen.js';
import { AgencyArea } from './agency-area.js';
import { AgencyDetails } from './agency-details.js';
import { AppSettings } from './app-settings.js';
import { ApprovalPolicy } from './approval-policy.js';
import { CapEndpoint } from './cap-endpoint.js';
import { FoundAgency } from './found-agency.js';
import { Neighbours } from './neighbours.js';
import { useAgency } from './use-agency.js';
import './agency.css';

/** Saved elsewhere on this screen: what is being typed among the details stays. */
const ofOtherForms = { area: null, holdMilliseconds: 0, policeLine: '', warningMap: false, audioEvidence: false };

/** The agency itself: who it is, where its desk works, to whom what nobody takes goes, its people's app, what needs two persons. */
export function AgencyScreen() {
  const { t } = useTranslation(['agency', 'house']);
  const { permissions } = useSession().staff;
  const { data, error, isPending, refetch } = useAgency();
  return (
    <Screen title={data?.name ?? t('agency:title')} intro={t('agency:intro')}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <AgencyDetails key={JSON.stringify({ ...data, ...ofOtherForms })} agency={data} />
          <AppSettings key={`app ${data.id}`} agency={data} />
          {hasDesk(data.kind) ? (
            <AgencyArea key={JSON.stringify(data.area)} agency={data} />
          ) : (
            <p className="house-note">{t('agency:noDesk')}</p>
          )}
          <Neighbours agency={data} />
          <ApprovalPolicy agencyId={data.id} />
          <CapEndpoint agencyId={data.id} />
          {permissions.includes('agency.create') && <FoundAgency timeZone={data.timeZone} language={data.language} />}
        </>
      )}
    </Screen>
  );
}
