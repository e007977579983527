import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '#contracts';
import { systemClock } from '#domain';
import { answer, api } from '../../api/client.js';
import { useSession } from '../../session/use-session.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { formText } from '../../ui/form-text.js';
import { useWhen } from '../../account/use-when.js';
import { DataTable } from '../parts/data-table.js';
import { CheckField, ChoiceField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { ListState } from '../parts/list-state.js';
import { keys, pageOf } from '../parts/queries.js';
import { Section } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';
import { useList } from '../parts/use-list.js';
import { useLanguageChoices } from '../parts/use-titles-of.js';

/** Whom the person wants told: in which order, through what, and whether they have agreed. */
export function ContactsSection({ personId }: { personId: string }) {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const mayWrite = permissions.includes('contact.write');
  const when = useWhen();
  const [changing, setChanging] = useState<Contact | 'new' | null>(null);
  const list = useList(keys.contacts(personId), async (cursor) => {
    const query = { ...pageOf(cursor), personId };
    const page = await answer(api.GET('/v1/contacts', { params: { query } }));
    return { rows: page.contacts, nextCursor: page.nextCursor };
  });
  const silence = useChange(
    (id: string) => answer(api.PATCH('/v1/contacts/{id}', { params: { path: { id } }, body: { channels: [] } })),
    [keys.contacts(personId)],
  );
  const contacts = list.rows.toSorted((a, b) => a.position - b.position);
  return (
    <Section
      title={t('contacts.title')}
      actions={
        mayWrite && (
          <button type="button" className="button" onClick={() => setChanging('new')}>
            {t('contacts.add')}
          </button>
        )
      }
    >
      <ListState list={list}>
        <DataTable
          label={t('contacts.title')}
          rows={contacts}
          keyOf={({ id }) => id}
          empty={<p>{t('contacts.none')}</p>}
          columns={[
            {
              key: 'position',
              title: t('contacts.position'),
              sortBy: (row) => row.position,
              cell: (row) => row.position,
            },
            { key: 'name', title: t('name'), sortBy: (row) => row.name, cell: (row) => row.name },
            { key: 'language', title: t('language'), cell: (row) => t(`languages.${row.language}`) },
            {
              key: 'channels',
              title: t('channels'),
              cell: ({ channels }) =>
                channels.length === 0 ? (
                  <span className="tag tag-warn">{t('contacts.toldNothing')}</span>
                ) : (
                  channels.map(({ channel }) => t(`channelNames.${channel}`)).join(' → ')
                ),
            },
            {
              key: 'consent',
              title: t('contacts.consent'),
              sortBy: ({ consentedAt }) => consentedAt,
              cell: ({ consentedAt, declinedAt, designatedBy }) => {
                if (consentedAt !== null) return t('contacts.consentOn', { when: when(consentedAt) });
                if (declinedAt !== null)
                  return <span className="tag tag-warn">{t('contacts.declinedOn', { when: when(declinedAt) })}</span>;
                const state = designatedBy === 'person' ? 'contacts.isAsked' : 'contacts.noConsent';
                return <span className="tag tag-warn">{t(state)}</span>;
              },
            },
            {
              key: 'designatedBy',
              title: t('contacts.designatedBy'),
              cell: (row) => t(`contacts.designators.${row.designatedBy}`),
            },
            {
              key: 'actions',
              title: '',
              cell: (row) =>
                mayWrite && (
                  <div className="house-actions">
                    <button
                      type="button"
                      className="button"
                      aria-label={`${t('edit')}: ${row.name}`}
                      onClick={() => setChanging(row)}
                    >
                      {t('edit')}
                    </button>
                    {row.channels.length > 0 && (
                      <ConfirmButton
                        label={t('contacts.silence')}
                        name={`${t('contacts.silence')}: ${row.name}`}
                        help={t('contacts.silenceHelp', { name: row.name })}
                        isBusy={silence.isPending}
                        onConfirm={() => silence.mutate(row.id)}
                      />
                    )}
                  </div>
                ),
            },
          ]}
        />
      </ListState>
      {changing !== null && (
        <ContactDialog
          personId={personId}
          contact={changing === 'new' ? undefined : changing}
          nextPosition={(contacts.at(-1)?.position ?? 0) + 1}
          onClose={() => setChanging(null)}
        />
      )}
    </Section>
  );
}

interface ContactDialogProps {
  personId: string;
  contact: Contact | undefined;
  nextPosition: number;
  onClose: () => void;
}

function ContactDialog({ personId, contact, nextPosition, onClose }: ContactDialogProps) {
  const { t } = useTranslation('cases');
  const languages = useLanguageChoices();
  const change = useChange(
    (form: FormData): Promise<unknown> => {
      const body = bodyOf(form, contact);
      return contact === undefined
        ? answer(api.POST('/v1/contacts', { body: { ...body, personId, channels: body.channels ?? [] } }))
        : answer(api.PATCH('/v1/contacts/{id}', { params: { path: { id: contact.id } }, body }));
    },
    [keys.contacts(personId)],
    onClose,
  );
  const [sms, setSms] = useState('');
  const isNew = contact === undefined;
  return (
    <FormDialog
      title={isNew ? t('contacts.add') : contact.name}
      submit={isNew ? t('contacts.add') : t('save')}
      isBusy={change.isPending}
      error={change.error}
      onSubmit={change.mutate}
      onClose={onClose}
    >
      <TextField label={t('name')} name="name" required maxLength={200} defaultValue={contact?.name} autoFocus />
      <div className="admin-pair">
        <ChoiceField
          label={t('language')}
          name="language"
          choices={languages}
          defaultValue={contact?.language ?? 'kk'}
        />
        <TextField
          label={t('contacts.position')}
          name="position"
          type="number"
          min={1}
          max={100}
          required
          defaultValue={contact?.position ?? nextPosition}
          help={t('contacts.positionHelp')}
        />
      </div>
      <div className="admin-pair">
        <TextField
          label={t('contacts.sms')}
          name="sms"
          type="tel"
          pattern="\+[1-9][0-9]{6,14}"
          placeholder="+77010000000"
          value={sms}
          onChange={(event) => setSms(event.target.value.replaceAll(/[\s()-]/g, ''))}
        />
        <TextField
          label={t('contacts.email')}
          name="email"
          type="email"
          maxLength={254}
          required={isNew && sms === ''}
        />
      </div>
      {!isNew && <small>{t('contacts.keepChannels')}</small>}
      <CheckField label={t('contacts.agreed')} name="agreed" defaultChecked={contact?.consentedAt != null} />
    </FormDialog>
  );
}

function bodyOf(form: FormData, contact: Contact | undefined) {
  const text = (name: string): string => formText(form, name).trim();
  const [phone, address] = [text('sms'), text('email')];
  const channels = [
    ...(phone === '' ? [] : [{ channel: 'sms' as const, phone }]),
    ...(address === '' ? [] : [{ channel: 'email' as const, address }]),
  ];
  const agreed = form.get('agreed') !== null;
  return {
    name: text('name'),
    language: text('language') as Contact['language'],
    position: Number(text('position')),
    ...(channels.length > 0 && { channels }),
    consentedAt: agreed ? (contact?.consentedAt ?? new Date(systemClock.now()).toISOString()) : null,
  };
}
