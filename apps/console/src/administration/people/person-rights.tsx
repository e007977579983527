import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#contracts';
import { answer, api } from '../../api/client.js';
import { ApiError } from '../../api/request.js';
import { useWhen } from '../../account/use-when.js';
import { useSession } from '../../session/use-session.js';
import { formText } from '../../ui/form-text.js';
import { ReasonField, TextField } from '../parts/form-fields.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { keys } from '../parts/queries.js';
import { Section } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';
import { ExportDataDialog } from './export-data-dialog.js';

/** What the law gives a person: their data, and on a court's word that it is erased. */
export function PersonRights({ person }: { person: Person }) {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const [open, setOpen] = useState<'export' | 'erase' | null>(null);
  const [mayExport, mayErase] = [permissions.includes('person.export'), permissions.includes('person.erase')];
  if (!mayExport && !mayErase) return null;
  return (
    <Section title={t('personData.title')}>
      <div className="house-actions">
        {mayExport && (
          <button type="button" className="button" onClick={() => setOpen('export')}>
            {t('personData.export')}
          </button>
        )}
        {mayErase && (
          <button type="button" className="button" onClick={() => setOpen('erase')}>
            {t('personData.erase')}
          </button>
        )}
      </div>
      {open === 'export' && <ExportDataDialog personId={person.id} onClose={() => setOpen(null)} />}
      {open === 'erase' && <EraseDialog person={person} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function EraseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('cases');
  const when = useWhen();
  const [typed, setTyped] = useState('');
  const erase = useChange(
    (form: FormData) =>
      answer(
        api.POST('/v1/people/{id}/erasure', {
          params: { path: { id: person.id } },
          body: { authority: formText(form, 'authority').trim(), reason: formText(form, 'reason').trim() },
        }),
      ),
    [keys.people, keys.devices, keys.contacts(person.id)],
  );
  const obstacles = obstaclesOf(erase.error);
  return (
    <FormDialog
      title={t('personData.erase')}
      submit={t('personData.erase')}
      isBusy={erase.isPending || typed.trim() !== person.name.trim()}
      isDone={erase.isSuccess}
      error={obstacles.length > 0 ? null : erase.error}
      onSubmit={erase.mutate}
      onClose={onClose}
    >
      <p>{t('personData.eraseHelp')}</p>
      <TextField label={t('personData.authority')} name="authority" required maxLength={200} autoFocus />
      <ReasonField label={t('reason')} help={t('reasonKept')} />
      <TextField
        label={t('personData.typeName', { name: person.name })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {obstacles.length > 0 && (
        <div className="form-error" role="alert">
          <b>{t('personData.obstacles')}</b>
          <ul>
            {obstacles.map(({ kind, id }) => (
              <li key={id}>
                {t(`personData.obstacle.${kind}`)} <code>{id.slice(-12)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {erase.data !== undefined && (
        <p className="form-done" role="status">
          {t('personData.erased', { when: when(erase.data.erasedAt) })}
        </p>
      )}
    </FormDialog>
  );
}

const obstacleKinds = ['order', 'incident', 'hold'] as const;

/** What stands in the way, as the api names it: `order.<id>`. */
function obstaclesOf(error: Error | null): { kind: (typeof obstacleKinds)[number]; id: string }[] {
  if (!(error instanceof ApiError) || error.code !== 'erasure_refused') return [];
  return error.errors.flatMap(({ path }) => {
    const [word, id] = path.split('.');
    const kind = obstacleKinds.find((each) => each === word);
    return kind === undefined || id === undefined ? [] : [{ kind, id }];
  });
}
