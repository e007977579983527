import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '#contracts';
import { useWhen } from '../../account/use-when.js';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { jobOfImport } from '../../jobs/import-job.js';
import { followJob } from '../../jobs/jobs.js';
import { keys } from '../parts/queries.js';
import { Screen } from '../parts/screen.js';
import { useChange } from '../parts/use-change.js';
import '../../words/cases/index.js';
import { ImportLines } from './import-lines.js';
import { ImportState, isUnderWay } from './import-state.js';

const lookAgainMilliseconds = 1_000;

/** One import: its progress, its lines before they are made, and what became of it. */
export default function ImportScreen() {
  const { t } = useTranslation('cases');
  const { importId } = useParams({ from: '/administration/imports/$importId' });
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: keys.import(importId),
    queryFn: () => answer(api.GET('/v1/imports/{id}', { params: { path: { id: importId } } })),
    // Its state names nobody: it may be asked for until the work has ended.
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? lookAgainMilliseconds : false),
  });
  const state = data?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state) void queries.invalidateQueries({ queryKey: keys.importLines(importId) });
    before.current = state;
  }, [state, importId, queries]);
  return (
    <Screen
      title={data === undefined ? t('imports.title') : t(`imports.kinds.${data.kind}`)}
      back={<Link to="/administration/imports">← {t('imports.back')}</Link>}
      actions={data !== undefined && <ImportState made={data} />}
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <ImportBody made={data} />}
    </Screen>
  );
}

function ImportBody({ made }: { made: ImportView }) {
  const { t } = useTranslation('cases');
  const when = useWhen();
  const [onlyBad, setOnlyBad] = useState<boolean | null>(null);
  const isBad = (made.bad ?? 0) > 0;
  if (isUnderWay(made))
    return (
      <div role="status">
        <progress max={100} value={made.progress} aria-label={t(`imports.states.${made.state}`)} />
        <p>{t('imports.leave')}</p>
      </div>
    );
  const shows = onlyBad ?? isBad;
  return (
    <>
      {made.error !== null && (
        <div className="form-error" role="alert">
          <b>{t(`imports.failures.${made.error}`)}</b>
          {made.columns.length > 0 && <span>{t('imports.columnNames', { names: columnNames(made.columns, t) })}</span>}
        </div>
      )}
      {made.state === 'applied' && <Applied made={made} />}
      {made.state === 'ready' && (
        <>
          <p className={isBad ? 'form-warning' : 'form-done'} role="status">
            {isBad
              ? t('imports.someBad', { count: made.bad ?? 0, all: made.lines ?? 0 })
              : t('imports.allGood', { count: made.lines ?? 0 })}
          </p>
          <ImportActions made={made} />
          {made.expiresAt !== null && <p className="quiet">{t('imports.expires', { when: when(made.expiresAt) })}</p>}
          <div className="admin-head">
            <h2>{t('imports.show')}</h2>
            <div className="segmented" role="group" aria-label={t('imports.show')}>
              <button type="button" aria-pressed={shows} disabled={!isBad} onClick={() => setOnlyBad(true)}>
                {t('imports.onlyBad')} ({made.bad})
              </button>
              <button type="button" aria-pressed={!shows} onClick={() => setOnlyBad(false)}>
                {t('imports.everyLine')} ({made.lines})
              </button>
            </div>
          </div>
          <ImportLines made={made} onlyBad={shows} />
        </>
      )}
    </>
  );
}

/** A column of ours by its name on the screen; a stranger's as it stands in the file. */
function columnNames(columns: readonly string[], t: ReturnType<typeof useTranslation<'cases'>>['t']): string {
  return columns.map((column) => t(`imports.columns.${column as 'number'}`, { defaultValue: column })).join(', ');
}

function Applied({ made }: { made: ImportView }) {
  const { t } = useTranslation('cases');
  const when = useWhen();
  return (
    <div className="form-done" role="status">
      <p>{t('imports.appliedAll', { count: made.lines ?? 0, when: when(made.appliedAt ?? made.requestedAt) })}</p>
      {made.drafts && <p>{t('imports.drafts')}</p>}
      {made.kind === 'devices' ? (
        <>
          <p>{t('imports.devicesNext')}</p>
          <Link className="house-link" to="/administration/devices">
            {t('imports.toDevices')}
          </Link>
        </>
      ) : (
        <a className="house-link" href="#/court/orders">
          {t('imports.toOrders')}
        </a>
      )}
    </div>
  );
}

function ImportActions({ made }: { made: ImportView }) {
  const { t } = useTranslation('cases');
  const navigate = useNavigate();
  const path = { id: made.id };
  const apply = useChange(
    () => answer(api.POST('/v1/imports/{id}/apply', { params: { path } })),
    [keys.imports],
    (begun) => followJob(jobOfImport(begun)),
  );
  const discard = useChange(
    () => answer(api.DELETE('/v1/imports/{id}', { params: { path } })),
    [keys.imports],
    () => void navigate({ to: '/administration/imports' }),
  );
  const error = apply.error ?? discard.error;
  return (
    <>
      {error !== null && <ProblemNote error={error} />}
      <div className="house-actions">
        <button
          type="button"
          className="button button-primary"
          disabled={made.bad !== 0 || apply.isPending}
          title={t('imports.applyHelp')}
          onClick={() => apply.mutate(undefined)}
        >
          {t('imports.apply')}
        </button>
        <button type="button" className="button" disabled={discard.isPending} onClick={() => discard.mutate(undefined)}>
          {t('imports.discard')}
        </button>
      </div>
    </>
  );
}
