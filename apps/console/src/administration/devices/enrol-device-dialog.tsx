import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceKind, deviceKinds, isImei, looksLikeImei, type TrackerProtocol } from '#domain';
import { answer, api } from '../../api/client.js';
import { Dialog } from '../../ui/dialog.js';
import { formText } from '../../ui/form-text.js';
import { ChoiceField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { PersonPicker } from '../parts/person-picker.js';
import { keys } from '../parts/queries.js';
import { ShownOnce } from '../parts/shown-once.js';
import { useChange } from '../parts/use-change.js';
import { ProtocolField } from './protocol-field.js';

/** A MAC address is printed with colons, which no device's name has. */
function asSent(typed: string): string {
  const name = typed.replaceAll(/\s/g, '');
  return /^[\da-f:]+$/i.test(name) ? name.replaceAll(':', '') : name;
}

/** Gives a person a device, by its IMEI or with a name made here, and shows the device's token this once. */
export function EnrolDeviceDialog({ personId, onClose }: { personId?: string; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const [uniqueId, setUniqueId] = useState('');
  const [wearer, setWearer] = useState(personId ?? '');
  const enrol = useChange(
    (form: FormData) => {
      const firmware = formText(form, 'firmware').trim();
      const protocol = formText(form, 'protocol') as TrackerProtocol | '';
      return answer(
        api.POST('/v1/devices', {
          body: {
            personId: wearer,
            kind: formText(form, 'kind') as DeviceKind,
            ...(uniqueId !== '' && { uniqueId }),
            ...(protocol !== '' && { protocol }),
            ...(firmware !== '' && { firmware }),
          },
        }),
      );
    },
    [keys.devices],
  );
  const open = (deviceId: string): void => {
    onClose();
    void navigate({ to: '/administration/devices/$deviceId', params: { deviceId } });
  };
  if (enrol.data !== undefined)
    return (
      <Dialog title={enrol.data.uniqueId} onClose={() => open(enrol.data.id)}>
        <ShownOnce label={t('devices.token')} secret={enrol.data.token ?? ''} help={t('devices.tokenHelp')} />
        <div className="dialog-buttons">
          <button type="button" className="button button-primary" onClick={() => open(enrol.data.id)}>
            {enrol.data.kind === 'phone' ? t('devices.pair') : t('close')}
          </button>
        </div>
      </Dialog>
    );
  const isMistyped = looksLikeImei(uniqueId) && !isImei(uniqueId);
  return (
    <FormDialog
      title={t('devices.enrol')}
      submit={t('devices.enrol')}
      isBusy={enrol.isPending || wearer === '' || isMistyped}
      error={enrol.error}
      onSubmit={enrol.mutate}
      onClose={onClose}
    >
      {personId === undefined && <PersonPicker label={t('devices.person')} chosen={wearer} onChoose={setWearer} />}
      <ChoiceField
        label={t('devices.kind')}
        name="kind"
        defaultValue="bracelet"
        choices={deviceKinds.map((kind) => [kind, t(`kinds.${kind}`)] as const)}
      />
      <TextField
        label={t('devices.id')}
        value={uniqueId}
        maxLength={100}
        pattern="[!-9;-~]+"
        onChange={(event) => setUniqueId(asSent(event.target.value))}
        wrong={isMistyped ? t('devices.imeiWrong') : undefined}
        help={isImei(uniqueId) ? t('devices.imeiRight') : t('devices.idHelp')}
      />
      <ProtocolField given={null} />
      <TextField label={t('devices.firmware')} name="firmware" maxLength={100} />
    </FormDialog>
  );
}
