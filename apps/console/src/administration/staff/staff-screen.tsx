import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type StaffRole, staffRoles } from '#domain';
import { answer, api } from '../../api/client.js';
import { useSession } from '../../session/use-session.js';
import { Dialog } from '../../ui/dialog.js';
import { formText } from '../../ui/form-text.js';
import { useTitles } from '../../words/use-titles.js';
import { DataTable } from '../parts/data-table.js';
import { ChoiceField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ListState } from '../parts/list-state.js';
import { Day } from '../parts/day.js';
import { keys, pageOf } from '../parts/queries.js';
import { Screen } from '../parts/screen.js';
import { ShownOnce } from '../parts/shown-once.js';
import { useChange } from '../parts/use-change.js';
import { useLanguageChoices } from '../parts/use-titles-of.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';
import { firstPassword } from './first-password.js';

/** Who may sign in, as what. */
export default function StaffScreen() {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const { permissions } = useSession().staff;
  const [isAdding, setAdding] = useState(false);
  const [role, setRole] = useState<StaffRole | ''>('');
  const list = useList([...keys.staff, { role }], async (cursor) => {
    const query = { ...pageOf(cursor), ...(role !== '' && { role }) };
    const page = await answer(api.GET('/v1/staff', { params: { query } }));
    return { rows: page.staff, nextCursor: page.nextCursor };
  });
  return (
    <Screen
      title={t('staff.title')}
      actions={
        permissions.includes('staff.write') && (
          <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
            {t('staff.add')}
          </button>
        )
      }
    >
      <details>
        <summary>{t('staff.rolesTitle')}</summary>
        <dl className="admin-facts" style={{ padding: '10px 0' }}>
          {staffRoles.map((each) => (
            <div key={each}>
              <dt>
                <b>{titles.staffRoles[each]}</b>
              </dt>
              <dd>{t(`staff.roles.${each}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <div className="admin-filters">
        <ChoiceField
          label={t('staff.role')}
          value={role}
          onChange={(event) => setRole(event.target.value as StaffRole | '')}
          choices={[['', t('staff.anyRole')], ...staffRoles.map((each) => [each, titles.staffRoles[each]] as const)]}
        />
      </div>
      <ListState list={list}>
        <DataTable
          label={t('staff.title')}
          rows={list.rows}
          keyOf={({ id }) => id}
          empty={<p>{t('staff.none')}</p>}
          columns={[
            {
              key: 'name',
              title: t('name'),
              sortBy: ({ name }) => name,
              cell: ({ id, name }) => (
                <Link to="/administration/staff/$staffId" params={{ staffId: id }}>
                  {name}
                </Link>
              ),
            },
            {
              key: 'role',
              title: t('staff.role'),
              sortBy: (member) => titles.staffRoles[member.role],
              cell: (member) => titles.staffRoles[member.role],
            },
            { key: 'email', title: t('staff.email'), sortBy: ({ email }) => email, cell: ({ email }) => email },
            {
              key: 'state',
              title: t('staff.state'),
              sortBy: ({ disabledAt }) => (disabledAt === null ? 0 : 1),
              cell: ({ disabledAt, onDuty }) => (
                <>
                  <span className={`tag ${disabledAt === null ? 'tag-good' : ''}`}>
                    {disabledAt === null ? t('staff.working') : t('staff.disabled')}
                  </span>{' '}
                  {onDuty && <span className="tag">{t('staff.onDuty')}</span>}
                </>
              ),
            },
            {
              key: 'created',
              title: t('created'),
              sortBy: ({ createdAt }) => createdAt,
              cell: ({ createdAt }) => <Day at={createdAt} />,
            },
          ]}
        />
      </ListState>
      {isAdding && <AddStaffDialog onClose={() => setAdding(false)} />}
    </Screen>
  );
}

function AddStaffDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const languages = useLanguageChoices();
  const navigate = useNavigate();
  const [password] = useState(firstPassword);
  const [role, setRole] = useState<StaffRole>('dispatcher');
  const add = useChange(
    (form: FormData) =>
      answer(
        api.POST('/v1/staff', {
          body: {
            name: formText(form, 'name').trim(),
            email: formText(form, 'email').trim(),
            role,
            language: formText(form, 'language') as 'kk',
            password,
            mustChangePassword: true,
          },
        }),
      ),
    [keys.staff],
  );
  const { data } = add;
  if (data !== undefined) {
    const done = (): void => {
      onClose();
      void navigate({ to: '/administration/staff/$staffId', params: { staffId: data.id } });
    };
    return (
      <Dialog title={data.name} onClose={done}>
        <ShownOnce label={t('staff.password')} secret={password} help={t('staff.passwordHelp')} />
        <div className="dialog-buttons">
          <button type="button" className="button button-primary" onClick={done}>
            {t('close')}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t('staff.add')}
      submit={t('staff.add')}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={add.mutate}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" required maxLength={200} autoFocus />
      <TextField label={t('staff.email')} name="email" type="email" required maxLength={254} />
      <ChoiceField
        label={t('staff.role')}
        value={role}
        onChange={(event) => setRole(event.target.value as StaffRole)}
        choices={staffRoles.map((each) => [each, titles.staffRoles[each]] as const)}
        help={t(`staff.roles.${role}`)}
      />
      <ChoiceField label={t('language')} name="language" choices={languages} />
      <small>
        {t('staff.password')}: {t('staff.passwordHelp')}
      </small>
    </FormDialog>
  );
}
