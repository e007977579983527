import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFileBytes, type ImportKind, importKinds } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { StaffName } from '../../break-glass/names.js';
import { useSession } from '../../session/use-session.js';
import { useLanguage } from '../../words/language.js';
import { DataTable } from '../parts/data-table.js';
import { ChoiceField } from '../parts/form-fields.js';
import { ListState } from '../parts/list-state.js';
import { Moment } from '../parts/moment.js';
import { keys, pageOf } from '../parts/queries.js';
import { jobOfImport } from '../../jobs/import-job.js';
import { followJob } from '../../jobs/jobs.js';
import { saveBlob } from '../../ui/save-blob.js';
import { Screen, Section } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';
import { useList } from '../parts/use-list.js';
import '../../words/cases/index.js';
import { ImportState } from './import-state.js';
import { inBase64 } from './in-base64.js';

/** Bringing a table, and what became of those before. */
export default function ImportsScreen() {
  const { t } = useTranslation('cases');
  const { permissions } = useSession().staff;
  const list = useList(keys.imports, async (cursor) => {
    const page = await answer(api.GET('/v1/imports', { params: { query: pageOf(cursor) } }));
    return { rows: page.imports, nextCursor: page.nextCursor };
  });
  return (
    <Screen title={t('imports.title')}>
      <p>{t('imports.lead')}</p>
      <BringTable />
      <Section title={t('imports.past')}>
        <ListState list={list}>
          <DataTable
            label={t('imports.past')}
            rows={list.rows}
            keyOf={({ id }) => id}
            empty={<p>{t('imports.none')}</p>}
            columns={[
              {
                key: 'when',
                title: t('imports.when'),
                sortBy: ({ requestedAt }) => requestedAt,
                cell: ({ id, requestedAt }) => (
                  <Link to="/administration/imports/$importId" params={{ importId: id }}>
                    <Moment at={requestedAt} />
                  </Link>
                ),
              },
              {
                key: 'kind',
                title: t('imports.kind'),
                sortBy: ({ kind }) => t(`imports.kinds.${kind}`),
                cell: ({ kind }) => t(`imports.kinds.${kind}`),
              },
              ...(permissions.includes('staff.read')
                ? [
                    {
                      key: 'by',
                      title: t('imports.by'),
                      cell: ({ requestedBy }: { requestedBy: string }) => <StaffName id={requestedBy} />,
                    },
                  ]
                : []),
              {
                key: 'lines',
                title: t('imports.lines'),
                sortBy: ({ lines }) => lines,
                cell: ({ lines }) => lines ?? '—',
              },
              { key: 'bad', title: t('imports.bad'), sortBy: ({ bad }) => bad, cell: ({ bad }) => bad ?? '—' },
              {
                key: 'state',
                title: t('imports.state'),
                sortBy: ({ state }) => state,
                cell: (made) => <ImportState made={made} />,
              },
            ]}
          />
        </ListState>
      </Section>
    </Screen>
  );
}

/** What an import of each kind makes, which its importer must be allowed to make one by one. */
const needs: Record<ImportKind, readonly string[]> = {
  orders: ['order.write', 'person.write'],
  devices: ['device.write'],
};

function BringTable() {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  const { permissions } = useSession().staff;
  const navigate = useNavigate();
  const kinds = importKinds.filter((each) => needs[each].every((permission) => permissions.includes(permission)));
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'orders');
  const [file, setFile] = useState<File | null>(null);
  const bring = useChange(
    async (given: File) => answer(api.POST('/v1/imports', { body: { kind, file: await inBase64(given) } })),
    [keys.imports],
    (made) => {
      followJob(jobOfImport(made));
      void navigate({ to: '/administration/imports/$importId', params: { importId: made.id } });
    },
  );
  const template = useChange(async () => {
    const query = { kind, language };
    const text = await answer(api.GET('/v1/imports/template', { params: { query }, parseAs: 'blob' }));
    saveBlob(text, `qalqan-${kind}.csv`);
  }, []);
  const isTooLarge = file !== null && file.size > importFileBytes;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (file !== null) bring.mutate(file);
  }

  return (
    <form className="admin-filters" onSubmit={submit}>
      <ChoiceField
        label={t('imports.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as ImportKind)}
        choices={kinds.map((each) => [each, t(`imports.kinds.${each}`)] as const)}
      />
      <button type="button" className="button" disabled={template.isPending} onClick={() => template.mutate(undefined)}>
        {t('imports.template')}
      </button>
      <label className="import-file">
        <span>{t('imports.file')}</span>
        <b className="button">{t('imports.chooseFile')}</b> <span>{file?.name ?? t('imports.noFile')}</span>
        <input
          className="unseen"
          type="file"
          aria-label={t('imports.file')}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </label>
      <button type="submit" className="button button-primary" disabled={bring.isPending || file === null || isTooLarge}>
        {t('imports.check')}
      </button>
      {isTooLarge && (
        <p className="form-error" role="alert">
          {t('imports.tooLarge')}
        </p>
      )}
      {bring.error !== null && <ProblemNote error={bring.error} onDismiss={bring.reset} />}
      {template.error !== null && <ProblemNote error={template.error} onDismiss={template.reset} />}
    </form>
  );
}
