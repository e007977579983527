import { useTranslation } from 'react-i18next';
import type { DeviceWithReport } from '#contracts';
import { answer, api } from '../../api/client.js';
import { waits } from '../../api/second-person.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { formText } from '../../ui/form-text.js';
import { ReasonField } from '../parts/form-fields.js';
import { keys } from '../parts/queries.js';
import { WaitsForSecond } from '../parts/second-person.js';
import { useChange } from '../parts/use-change.js';

/** No token of it works any more: where its wearer is watched, an alarm. */
export function RevokeDeviceDialog({ device, onClose }: { device: DeviceWithReport; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const revoke = useChange(
    (form: FormData): Promise<unknown> =>
      answer(
        api.POST('/v1/devices/{id}/revoke', {
          params: { path: { id: device.id } },
          body: { reason: formText(form, 'reason').trim() },
        }),
      ),
    [keys.devices],
    (answered) => {
      if (!waits(answered)) onClose();
    },
  );
  const isWaiting = waits(revoke.data);
  return (
    <FormDialog
      title={`${t('devices.revoke')}: ${device.uniqueId}`}
      submit={t('devices.revoke')}
      isBusy={revoke.isPending}
      isDone={isWaiting}
      error={revoke.error}
      onSubmit={revoke.mutate}
      onClose={onClose}
    >
      <p>{t('devices.revokeHelp')}</p>
      <ReasonField label={t('reason')} help={t('reasonKept')} />
      {waits(revoke.data) && <WaitsForSecond waiting={revoke.data} />}
    </FormDialog>
  );
}
