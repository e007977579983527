import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceWithReport } from '#contracts';
import type { TrackerProtocol } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formText } from '../../ui/form-text.js';
import { TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Day } from '../parts/day.js';
import { PersonLink } from '../parts/person-link.js';
import { keys } from '../parts/queries.js';
import { Facts, Screen, Section } from '../parts/screen.js';
import { ShownOnce } from '../parts/shown-once.js';
import { useChange } from '../parts/use-change.js';
import '../../words/cases/index.js';
import { CommandsSection } from './commands-section.js';
import { DeviceState, LastReportOf, Percent } from './device-table.js';
import { GiveDeviceDialog } from './give-device-dialog.js';
import { ProtocolField } from './protocol-field.js';
import { PairDialog } from './pair-dialog.js';
import { RevokeDeviceDialog } from './revoke-device-dialog.js';

/** One device: who has it, when it was last heard of, and what can be done with it. */
export default function DeviceScreen() {
  const { t } = useTranslation('cases');
  const { deviceId } = useParams({ from: '/administration/devices/$deviceId' });
  const { permissions } = useSession().staff;
  const { data, error, refetch } = useQuery({
    queryKey: keys.device(deviceId),
    queryFn: () => answer(api.GET('/v1/devices/{id}', { params: { path: { id: deviceId } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Screen
      title={data?.uniqueId ?? t('devices.title')}
      back={<Link to="/administration/devices">← {t('devices.back')}</Link>}
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              [t('devices.state'), <DeviceState key="state" device={data} />],
              [t('devices.kind'), t(`kinds.${data.kind}`)],
              [
                t('devices.wearer'),
                permissions.includes('person.read') ? <PersonLink key="wearer" id={data.personId} /> : '—',
              ],
              [t('devices.lastReport'), <LastReportOf key="last" device={data} />],
              [t('devices.battery'), <Percent key="battery" of={data.lastReport?.batteryPercent ?? null} />],
              [t('devices.signal'), <Percent key="signal" of={data.lastReport?.signalPercent ?? null} />],
              [
                t('devices.protocol'),
                data.protocol === null ? t('devices.byToken') : t(`devices.protocols.${data.protocol}`),
              ],
              [t('devices.firmware'), data.firmware ?? t('notNoted')],
              [t('devices.bound'), data.boundToKey ? t('yes') : t('no')],
              [t('devices.tokenInQuery'), data.tokenInQueryAllowed ? t('yes') : t('no')],
              [t('created'), <Day key="created" at={data.createdAt} />],
            ]}
          />
          {permissions.includes('device.command') && data.protocol !== null && <CommandsSection device={data} />}
          {permissions.includes('device.write') && data.revokedAt === null && <DeviceActions device={data} />}
        </>
      )}
    </Screen>
  );
}

function DeviceActions({ device }: { device: DeviceWithReport }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState<'pair' | 'give' | 'revoke' | 'edit' | null>(null);
  const rotate = useChange(
    () => answer(api.POST('/v1/devices/{id}/rotate-token', { params: { path: { id: device.id } } })),
    [keys.devices],
  );
  return (
    <Section title={t('table.actions')}>
      <div className="house-actions">
        {device.kind === 'phone' && (
          <button type="button" className="button button-primary" onClick={() => setOpen('pair')}>
            {t('devices.pair')}
          </button>
        )}
        <button type="button" className="button" onClick={() => setOpen('edit')}>
          {t('devices.firmware')}, {t('devices.protocolShort')}: {t('edit')}
        </button>
        <ConfirmButton
          label={t('devices.rotate')}
          help={t('devices.rotateHelp')}
          isBusy={rotate.isPending}
          onConfirm={() => rotate.mutate(undefined)}
        />
        <button type="button" className="button" onClick={() => setOpen('give')}>
          {t('devices.give')}
        </button>
        <button type="button" className="button" onClick={() => setOpen('revoke')}>
          {t('devices.revoke')}
        </button>
      </div>
      {rotate.error !== null && <ProblemNote error={rotate.error} onDismiss={rotate.reset} />}
      {rotate.data !== undefined && (
        <ShownOnce label={t('devices.token')} secret={rotate.data.token ?? ''} help={t('devices.tokenHelp')} />
      )}
      {open === 'pair' && <PairDialog deviceId={device.id} onClose={() => setOpen(null)} />}
      {open === 'edit' && <EditDialog device={device} onClose={() => setOpen(null)} />}
      {open === 'give' && <GiveDeviceDialog device={device} onClose={() => setOpen(null)} />}
      {open === 'revoke' && <RevokeDeviceDialog device={device} onClose={() => setOpen(null)} />}
    </Section>
  );
}

/** What the device runs, and by which protocol the gateway knows it. */
function EditDialog({ device, onClose }: { device: DeviceWithReport; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const change = useChange(
    (form: FormData) => {
      const firmware = formText(form, 'firmware').trim();
      const protocol = formText(form, 'protocol') as TrackerProtocol | '';
      const body = { firmware: firmware === '' ? null : firmware, protocol: protocol === '' ? null : protocol };
      return answer(api.PATCH('/v1/devices/{id}', { params: { path: { id: device.id } }, body }));
    },
    [keys.devices],
    onClose,
  );
  return (
    <FormDialog
      title={`${t('devices.firmware')}, ${t('devices.protocolShort')}`}
      submit={t('save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    >
      <TextField
        label={t('devices.firmware')}
        name="firmware"
        maxLength={100}
        defaultValue={device.firmware ?? ''}
        autoFocus
      />
      <ProtocolField given={device.protocol} />
    </FormDialog>
  );
}
