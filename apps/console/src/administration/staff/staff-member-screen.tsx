import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffMember } from '#contracts';
import { type StaffRole, staffRoles } from '#domain';
import { useWhen } from '../../account/use-when.js';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formText } from '../../ui/form-text.js';
import { useTitles } from '../../words/use-titles.js';
import { DataTable } from '../parts/data-table.js';
import { ChoiceField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { Day } from '../parts/day.js';
import { Moment } from '../parts/moment.js';
import { keys } from '../parts/queries.js';
import { Facts, Screen, Section } from '../parts/screen.js';
import { ShownOnce } from '../parts/shown-once.js';
import { useChange } from '../parts/use-change.js';
import { useLanguageChoices } from '../parts/use-titles-of.js';
import '../../words/cases/index.js';
import { firstPassword } from './first-password.js';

type StaffChange = Partial<Pick<StaffMember, 'name' | 'role' | 'language'>> & {
  disabled?: boolean;
  password?: string;
  mustChangePassword?: boolean;
};

/** One account: what it may do, where it is signed in, and how it is helped or shut. */
export default function StaffMemberScreen() {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const { staffId } = useParams({ from: '/administration/staff/$staffId' });
  const { permissions } = useSession().staff;
  const { data, error, refetch } = useQuery({
    queryKey: keys.staffMember(staffId),
    queryFn: () => answer(api.GET('/v1/staff/{id}', { params: { path: { id: staffId } } })),
    refetchOnWindowFocus: false,
  });
  return (
    <Screen title={data?.name ?? t('staff.title')} back={<Link to="/administration/staff">← {t('staff.back')}</Link>}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <Facts
            facts={[
              [t('staff.role'), titles.staffRoles[data.role]],
              [t('staff.email'), data.email],
              [t('language'), t(`languages.${data.language}`)],
              [t('staff.state'), data.disabledAt === null ? t('staff.working') : t('staff.disabled')],
              [t('channels'), data.channels.map(({ channel }) => t(`channelNames.${channel}`)).join(', ') || '—'],
              [t('created'), <Day key="created" at={data.createdAt} />],
            ]}
          />
          <p className="quiet">{t(`staff.roles.${data.role}`)}</p>
          {permissions.includes('staff.write') && <AccountSections member={data} />}
        </>
      )}
    </Screen>
  );
}

function AccountSections({ member }: { member: StaffMember }) {
  const { t } = useTranslation('cases');
  const { id: ownId } = useSession().staff;
  const [isEditing, setEditing] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const change = useChange(
    (body: StaffChange) => answer(api.PATCH('/v1/staff/{id}', { params: { path: { id: member.id } }, body })),
    [keys.staff],
    (_, { password: given }) => setPassword(given ?? null),
  );
  const factors = useChange(
    () => answer(api.DELETE('/v1/staff/{id}/second-factors', { params: { path: { id: member.id } } })),
    [keys.staff],
  );
  const isOwn = member.id === ownId;
  return (
    <>
      <Section
        title={t('staff.state')}
        actions={
          <button type="button" className="button" onClick={() => setEditing(true)}>
            {t('edit')}
          </button>
        }
      >
        {change.error !== null && <ProblemNote error={change.error} onDismiss={change.reset} />}
        {!isOwn && (
          <div className="house-actions">
            <ConfirmButton
              label={t('staff.newPassword')}
              help={t('staff.newPasswordHelp')}
              isBusy={change.isPending}
              onConfirm={() => change.mutate({ password: firstPassword(), mustChangePassword: true })}
            />
            {member.disabledAt === null ? (
              <ConfirmButton
                label={t('staff.disable')}
                help={t('staff.disableHelp', { name: member.name })}
                isBusy={change.isPending}
                onConfirm={() => change.mutate({ disabled: true })}
              />
            ) : (
              <button
                type="button"
                className="button"
                disabled={change.isPending}
                onClick={() => change.mutate({ disabled: false })}
              >
                {t('staff.enable')}
              </button>
            )}
          </div>
        )}
        {password !== null && (
          <ShownOnce label={t('staff.password')} secret={password} help={t('staff.passwordHelp')} />
        )}
      </Section>
      {member.disabledAt === null && <SessionsSection staffId={member.id} />}
      {!isOwn && (
        <Section title={t('staff.factors')}>
          <p className="quiet">{t('staff.factorsHelp')}</p>
          {factors.error !== null && <ProblemNote error={factors.error} onDismiss={factors.reset} />}
          {factors.isSuccess && <p role="status">{t('staff.factorsTaken')}</p>}
          <div className="house-actions">
            <ConfirmButton
              label={t('staff.takeFactors')}
              help={t('staff.factorsHelp')}
              isBusy={factors.isPending}
              onConfirm={() => factors.mutate(undefined)}
            />
          </div>
        </Section>
      )}
      {isEditing && <EditStaffDialog member={member} isOwn={isOwn} onClose={() => setEditing(false)} />}
    </>
  );
}

function SessionsSection({ staffId }: { staffId: string }) {
  const { t } = useTranslation('cases');
  const when = useWhen();
  const { data, error, refetch } = useQuery({
    queryKey: keys.sessions(staffId),
    queryFn: () => answer(api.GET('/v1/staff/{id}/sessions', { params: { path: { id: staffId } } })),
    refetchOnWindowFocus: false,
    retry: false,
  });
  const end = useChange(
    (id: string) => answer(api.DELETE('/v1/sessions/{id}', { params: { path: { id } } })),
    [keys.sessions(staffId)],
  );
  return (
    <Section title={t('staff.sessions')}>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {end.error !== null && <ProblemNote error={end.error} onDismiss={end.reset} />}
      {data !== undefined && (
        <DataTable
          label={t('staff.sessions')}
          rows={data.sessions}
          keyOf={({ id }) => id}
          empty={<p>{t('staff.noSessions')}</p>}
          columns={[
            {
              key: 'browser',
              title: t('staff.browser'),
              sortBy: ({ userAgent }) => userAgent,
              cell: ({ userAgent }) => userAgent,
            },
            {
              key: 'since',
              title: t('staff.since'),
              sortBy: ({ createdAt }) => createdAt,
              cell: ({ createdAt }) => <Moment at={createdAt} />,
            },
            {
              key: 'seen',
              title: t('staff.seen'),
              sortBy: ({ seenAt }) => seenAt,
              cell: ({ seenAt }) => <Moment at={seenAt} />,
            },
            {
              key: 'actions',
              title: '',
              cell: ({ id, createdAt }) => (
                <button
                  type="button"
                  className="button"
                  disabled={end.isPending}
                  aria-label={t('staff.endSessionOf', { when: when(createdAt) })}
                  onClick={() => end.mutate(id)}
                >
                  {t('staff.endSession')}
                </button>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function EditStaffDialog({ member, isOwn, onClose }: { member: StaffMember; isOwn: boolean; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const titles = useTitles();
  const languages = useLanguageChoices();
  const [role, setRole] = useState<StaffRole>(member.role);
  const change = useChange(
    (form: FormData) => {
      const body = {
        name: formText(form, 'name').trim(),
        language: formText(form, 'language') as StaffMember['language'],
        ...(role !== member.role && { role }),
      };
      return answer(api.PATCH('/v1/staff/{id}', { params: { path: { id: member.id } }, body }));
    },
    [keys.staff],
    onClose,
  );
  return (
    <FormDialog
      title={member.name}
      submit={t('save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" required maxLength={200} defaultValue={member.name} autoFocus />
      <ChoiceField label={t('language')} name="language" choices={languages} defaultValue={member.language} />
      {!isOwn && (
        <ChoiceField
          label={t('staff.role')}
          value={role}
          onChange={(event) => setRole(event.target.value as StaffRole)}
          choices={staffRoles.map((each) => [each, titles.staffRoles[each]] as const)}
          help={`${t(`staff.roles.${role}`)} ${t('staff.roleChange')}`}
        />
      )}
    </FormDialog>
  );
}
