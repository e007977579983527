import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { useTitles } from '../../words/use-titles.js';
import { DeviceTable } from '../devices/device-table.js';
import { EnrolDeviceDialog } from '../devices/enrol-device-dialog.js';
import { DataTable } from '../parts/data-table.js';
import { ListState } from '../parts/list-state.js';
import { Day } from '../parts/day.js';
import { keys, pageOf, readPerson } from '../parts/queries.js';
import { Facts, Screen, Section } from '../parts/screen.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';
import { ContactsSection } from './contacts-section.js';
import { PersonRights } from './person-rights.js';
import { ReadersSection } from './readers-section.js';
import { RegisterPersonDialog } from './register-person-dialog.js';

/** All that administration knows of one person, each part as far as the role may see it. */
export default function PersonScreen() {
  const { t } = useTranslation('cases');
  const { personId } = useParams({ from: '/administration/people/$personId' });
  const { permissions } = useSession().staff;
  const { data, error, refetch } = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => readPerson(personId),
    refetchOnWindowFocus: false,
  });
  const back = <Link to="/administration/people">← {t('people.back')}</Link>;
  if (error !== null)
    return (
      <Screen title={t('people.title')} back={back}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </Screen>
    );
  if (data === undefined)
    return (
      <Screen title={t('people.title')} back={back}>
        <p className="quiet">{t('loading')}</p>
      </Screen>
    );
  return (
    <Screen title={data.name} back={back}>
      <KnownSection person={data} />
      {permissions.includes('order.read') && <OrdersSection personId={personId} />}
      {permissions.includes('device.read') && <DevicesSection personId={personId} />}
      {permissions.includes('contact.read') && <ContactsSection personId={personId} />}
      {permissions.includes('readers.read') && <ReadersSection personId={personId} />}
      <PersonRights person={data} />
    </Screen>
  );
}

function KnownSection({ person }: { person: Person }) {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const [isChanging, setChanging] = useState(false);
  const isSet = (set: boolean): string => (set ? t('people.set') : t('people.unset'));
  return (
    <Section
      title={t('people.known')}
      actions={
        permissions.includes('person.write') && (
          <button type="button" className="button" onClick={() => setChanging(true)}>
            {t('edit')}
          </button>
        )
      }
    >
      <Facts
        facts={[
          [t('phone'), person.phone ?? t('notNoted')],
          [t('language'), t(`languages.${person.language}`)],
          [t('channels'), person.channels.map(({ channel }) => t(`channelNames.${channel}`)).join(', ') || '—'],
          [t('people.pin'), isSet(person.pinSet)],
          [t('people.duressPin'), isSet(person.duressPinSet)],
          [t('people.sex'), person.sex === null ? t('notNoted') : t(`sexes.${person.sex}`)],
          [t('people.birthYear'), person.birthYear ?? t('notNoted')],
          [t('created'), <Day key="created" at={person.createdAt} />],
        ]}
      />
      {isChanging && (
        <RegisterPersonDialog person={person} onClose={() => setChanging(false)} onDone={() => undefined} />
      )}
    </Section>
  );
}

function OrdersSection({ personId }: { personId: string }) {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.person(personId), 'orders'],
    queryFn: () => answer(api.GET('/v1/people/{id}/orders', { params: { path: { id: personId } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Section title={t('people.orders')}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <DataTable
          label={t('people.orders')}
          rows={data.orders}
          keyOf={({ id }) => id}
          empty={<p>{t('people.noOrders')}</p>}
          columns={[
            {
              key: 'number',
              title: t('people.number'),
              sortBy: ({ reference }) => reference,
              cell: ({ reference, id }) => reference ?? id.slice(-12),
            },
            {
              key: 'role',
              title: t('people.role'),
              cell: ({ parties }) => {
                const role = parties.find((party) => party.personId === personId)?.role;
                return role === undefined ? '—' : titles.roles[role];
              },
            },
            {
              key: 'authority',
              title: t('people.authority'),
              sortBy: ({ issuingAuthority }) => issuingAuthority,
              cell: ({ issuingAuthority }) => issuingAuthority,
            },
            {
              key: 'validTo',
              title: t('people.validTo'),
              sortBy: ({ validTo }) => validTo,
              cell: ({ validTo }) => (validTo === null ? t('people.untilRevoked') : <Day at={validTo} isEnd />),
            },
            {
              key: 'state',
              title: t('people.state'),
              sortBy: ({ status }) => status,
              cell: ({ status }) => (
                <span className={`tag ${status === 'active' ? 'tag-good' : ''}`}>{t(`orderStates.${status}`)}</span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function DevicesSection({ personId }: { personId: string }) {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const [isEnrolling, setEnrolling] = useState(false);
  const list = useList([...keys.devices, { personId }], async (cursor) => {
    const query = { ...pageOf(cursor), personId };
    const page = await answer(api.GET('/v1/devices', { params: { query } }));
    return { rows: page.devices, nextCursor: page.nextCursor };
  });
  return (
    <Section
      title={t('devices.title')}
      actions={
        permissions.includes('device.write') && (
          <button type="button" className="button" onClick={() => setEnrolling(true)}>
            {t('devices.enrol')}
          </button>
        )
      }
    >
      <ListState list={list}>
        <DeviceTable devices={list.rows} withWearer={false} empty={t('devices.noneOfPerson')} />
      </ListState>
      {isEnrolling && <EnrolDeviceDialog personId={personId} onClose={() => setEnrolling(false)} />}
    </Section>
  );
}
