import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#contracts';
import { revokeContactLinks } from '../api/incidents.js';
import { withIncident } from '../feed/incident-state.js';
import { incidentStore } from '../feed/stores.js';
import { isWorkedOnBy } from '../feed/whose-desk.js';
import { useSession } from '../session/use-session.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { ProblemNote } from './problem-note.js';

/** No contact sees this incident any more, for good: where somebody may be among them who must not know where she is. */
export function RevokeLinks({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const { token, staff } = useSession();
  const revoking = useMutation({
    mutationFn: () => revokeContactLinks(token, incident.id),
    onSuccess: (changed) => incidentStore.update((state) => withIncident(state, changed)),
  });
  if (!isWorkedOnBy(incident, staff.agency.id) || !staff.permissions.includes('incident.work')) return null;
  return (
    <div className="told-links">
      <ConfirmButton
        label={t('told.revoke')}
        help={t('told.revokeHelp')}
        isBusy={revoking.isPending}
        onConfirm={() => revoking.mutate()}
      />
      <span role="status" className="quiet">
        {revoking.isSuccess ? t('told.revoked') : ''}
      </span>
      {revoking.error !== null && <ProblemNote error={revoking.error} onDismiss={revoking.reset} />}
    </div>
  );
}
