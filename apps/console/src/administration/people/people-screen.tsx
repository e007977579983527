import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { formText } from '../../ui/form-text.js';
import { DataTable } from '../parts/data-table.js';
import { ListState } from '../parts/list-state.js';
import { Day } from '../parts/day.js';
import { findPeople, keys, pageOf } from '../parts/queries.js';
import { Screen } from '../parts/screen.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';
import { RegisterPersonDialog } from './register-person-dialog.js';

/** Everybody who is registered, found by name or phone. What is looked for stands in no address. */
export default function PeopleScreen() {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const navigate = useNavigate();
  const [isRegistering, setRegistering] = useState(false);
  const [sought, setSought] = useState('');
  const list = useList(keys.people, async (cursor) => {
    const page = await answer(api.GET('/v1/people', { params: { query: pageOf(cursor) } }));
    return { rows: page.people, nextCursor: page.nextCursor };
  });
  const found = useQuery({
    queryKey: [...keys.people, 'found', sought],
    queryFn: () => findPeople(sought),
    enabled: sought !== '',
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });

  function search(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    setSought(formText(new FormData(event.currentTarget), 'sought').trim());
  }

  return (
    <Screen
      title={t('people.title')}
      actions={
        permissions.includes('person.write') && (
          <button type="button" className="button button-primary" onClick={() => setRegistering(true)}>
            {t('people.register')}
          </button>
        )
      }
    >
      <form className="admin-filters" role="search" onSubmit={search}>
        <label>
          <span>{t('people.find')}</span>
          <input name="sought" type="search" minLength={2} maxLength={200} size={36} autoComplete="off" />
        </label>
        <button type="submit" className="button">
          {t('search')}
        </button>
        {sought !== '' && (
          <button type="reset" className="tool" onClick={() => setSought('')}>
            {t('showAll')}
          </button>
        )}
      </form>
      {sought === '' ? (
        <ListState list={list}>
          <PeopleTable people={list.rows} empty={t('people.none')} />
        </ListState>
      ) : (
        <>
          {found.error !== null && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
          {found.isFetching && <p className="quiet">{t('loading')}</p>}
          {found.data !== undefined && <PeopleTable people={found.data} empty={t('people.notFound')} />}
        </>
      )}
      {isRegistering && (
        <RegisterPersonDialog
          onClose={() => setRegistering(false)}
          onDone={({ id }) => void navigate({ to: '/administration/people/$personId', params: { personId: id } })}
        />
      )}
    </Screen>
  );
}

function PeopleTable({ people, empty }: { people: readonly Person[]; empty: string }) {
  const { t } = useTranslation('cases');
  return (
    <DataTable
      label={t('people.title')}
      rows={people}
      keyOf={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          key: 'name',
          title: t('name'),
          sortBy: ({ name }) => name,
          cell: ({ id, name }) => (
            <Link to="/administration/people/$personId" params={{ personId: id }}>
              {name}
            </Link>
          ),
        },
        { key: 'phone', title: t('phone'), sortBy: ({ phone }) => phone, cell: ({ phone }) => phone ?? '—' },
        {
          key: 'language',
          title: t('language'),
          sortBy: ({ language }) => t(`languages.${language}`),
          cell: ({ language }) => t(`languages.${language}`),
        },
        {
          key: 'channels',
          title: t('channels'),
          cell: ({ channels }) => channels.map(({ channel }) => t(`channelNames.${channel}`)).join(', ') || '—',
        },
        {
          key: 'created',
          title: t('created'),
          sortBy: ({ createdAt }) => createdAt,
          cell: ({ createdAt }) => <Day at={createdAt} />,
        },
      ]}
    />
  );
}
