import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeviceKind, deviceKinds } from '#domain';
import { answer, api } from '../../api/client.js';
import { useSession } from '../../session/use-session.js';
import { ChoiceField } from '../parts/form-fields.js';
import { ListState } from '../parts/list-state.js';
import { keys, pageOf } from '../parts/queries.js';
import { Screen } from '../parts/screen.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';
import { DeviceTable } from './device-table.js';
import { EnrolDeviceDialog } from './enrol-device-dialog.js';

const silences = { '': undefined, hour: 3_600, hours6: 21_600, day: 86_400, week: 604_800 } as const;
type Silence = keyof typeof silences;

/** Every device: when it was last heard of, what it runs, and whether it is still used. */
export default function DevicesScreen() {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const [isEnrolling, setEnrolling] = useState(false);
  const [kind, setKind] = useState<DeviceKind | ''>('');
  const [state, setState] = useState<'false' | 'true' | ''>('false');
  const [silence, setSilence] = useState<Silence>('');
  const silentSeconds = silences[silence];
  const list = useList([...keys.devices, { kind, state, silence }], async (cursor) => {
    const query = {
      ...pageOf(cursor),
      ...(kind !== '' && { kind }),
      ...(state !== '' && { revoked: state }),
      ...(silentSeconds !== undefined && { silentSeconds }),
    };
    const page = await answer(api.GET('/v1/devices', { params: { query } }));
    return { rows: page.devices, nextCursor: page.nextCursor };
  });
  return (
    <Screen
      title={t('devices.title')}
      actions={
        permissions.includes('device.write') && (
          <button type="button" className="button button-primary" onClick={() => setEnrolling(true)}>
            {t('devices.enrol')}
          </button>
        )
      }
    >
      <div className="admin-filters">
        <ChoiceField
          label={t('devices.kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as DeviceKind | '')}
          choices={[['', t('devices.anyKind')], ...deviceKinds.map((each) => [each, t(`kinds.${each}`)] as const)]}
        />
        <ChoiceField
          label={t('devices.state')}
          value={state}
          onChange={(event) => setState(event.target.value as typeof state)}
          choices={[
            ['false', t('devices.inUse')],
            ['true', t('devices.revoked')],
            ['', t('devices.all')],
          ]}
        />
        <ChoiceField
          label={t('devices.silent')}
          value={silence}
          onChange={(event) => setSilence(event.target.value as Silence)}
          choices={[
            ['', t('devices.anySilence')],
            ['hour', t('devices.hour')],
            ['hours6', t('devices.hours6')],
            ['day', t('devices.day')],
            ['week', t('devices.week')],
          ]}
        />
      </div>
      <ListState list={list}>
        <DeviceTable devices={list.rows} withWearer={permissions.includes('person.read')} empty={t('devices.none')} />
      </ListState>
      {isEnrolling && <EnrolDeviceDialog onClose={() => setEnrolling(false)} />}
    </Screen>
  );
}
