import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { isHandedTo, isWorkedOnBy } from '../feed/whose-desk.js';
import { useSession } from '../session/use-session.js';

/** Which desk has the incident, when that is not simply this one. */
export function DeskLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation('dispatch');
  const { id: agencyId } = useSession().staff.agency;
  const { deskAgencyId, deskName } = incident;
  if (isHandedTo(incident, agencyId))
    return (
      <p className="detail-facts" role="status">
        <b>{t('desks.takeIt')}</b>
      </p>
    );
  if (deskAgencyId === agencyId) return null;
  return (
    <p className="detail-facts" role="status">
      <b>
        {isWorkedOnBy(incident, agencyId)
          ? t('desks.notTaken', { desk: deskName })
          : t('desks.elsewhere', { desk: deskName })}
      </b>
    </p>
  );
}
