import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceWithReport } from '#contracts';
import { answer, api } from '../../api/client.js';
import { waits } from '../../api/second-person.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { formText } from '../../ui/form-text.js';
import { ReasonField } from '../parts/form-fields.js';
import { PersonPicker } from '../parts/person-picker.js';
import { keys } from '../parts/queries.js';
import { WaitsForSecond } from '../parts/second-person.js';
import { useChange } from '../parts/use-change.js';

/** From now on it tells of somebody else: where whoever had it is watched, an alarm. */
export function GiveDeviceDialog({ device, onClose }: { device: DeviceWithReport; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const [wearer, setWearer] = useState('');
  const give = useChange(
    (form: FormData): Promise<unknown> =>
      answer(
        api.PATCH('/v1/devices/{id}', {
          params: { path: { id: device.id } },
          body: { personId: wearer, reason: formText(form, 'reason').trim() },
        }),
      ),
    [keys.devices],
    (answered) => {
      if (!waits(answered)) onClose();
    },
  );
  const isWaiting = waits(give.data);
  const hasIt = wearer === device.personId;
  return (
    <FormDialog
      title={`${t('devices.give')}: ${device.uniqueId}`}
      submit={t('devices.giveNow')}
      isBusy={give.isPending || wearer === '' || hasIt}
      isDone={isWaiting}
      error={give.error}
      onSubmit={give.mutate}
      onClose={onClose}
    >
      <p>{t('devices.giveHelp')}</p>
      <p>{t('devices.giveToken')}</p>
      <PersonPicker label={t('devices.toWhom')} chosen={wearer} onChoose={setWearer} />
      {hasIt && (
        <small className="wrong" role="status">
          {t('devices.hasItAlready')}
        </small>
      )}
      <ReasonField label={t('reason')} help={t('reasonKept')} />
      {waits(give.data) && <WaitsForSecond waiting={give.data} />}
    </FormDialog>
  );
}
