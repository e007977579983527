import { useTranslation } from 'react-i18next';
import type { ImportPage, ImportView } from '#contracts';
import { systemClock } from '#domain';
import { request } from '../api/request.js';
import { sessionStore, tokenNow } from '../session/session-store.js';
import type { Job } from './job.js';
import { registerJobKind } from './jobs.js';

const recentMilliseconds = 24 * 3_600_000;
const shown = 20;

type ImportJob = Job<ImportView>;

const states: Partial<Record<ImportView['state'], ImportJob['state']>> = {
  reading: 'running',
  ready: 'ready',
  applying: 'running',
  applied: 'ready',
  failed: 'failed',
};

const isSecondPart = ({ state }: Pick<ImportView, 'state'>): boolean => state === 'applying' || state === 'applied';

/** A file is worked on twice, and looked at by its officer in between: each of both is a job. Give it to `followJob`. */
export const jobOfImport = (made: ImportView): ImportJob => ({
  kind: 'import',
  id: isSecondPart(made) ? `${made.id}:apply` : made.id,
  state: states[made.state] ?? 'failed',
  percent: made.progress,
  startedAt: Date.parse(made.requestedAt),
  data: made,
});

registerJobKind<ImportView>({
  name: 'import',
  permission: 'import.write',
  recent: async () => {
    const since = systemClock.now() - recentMilliseconds;
    const own = sessionStore.get().signedIn?.staff.id;
    const { imports } = await request<ImportPage>(`/v1/imports?limit=${shown}`, { token: tokenNow() });
    return imports
      .filter(({ requestedBy, requestedAt, state }) => {
        return requestedBy === own && Date.parse(requestedAt) >= since && states[state] !== undefined;
      })
      .map(jobOfImport);
  },
  look: async (id) => {
    const [importId = ''] = id.split(':');
    const found = await request<ImportView>(`/v1/imports/${importId}`, { token: tokenNow() });
    return { ...jobOfImport(found), id };
  },
  Title: ImportTitle,
  Outcome: ImportOutcome,
});

function ImportTitle({ job: { data } }: { job: ImportJob }) {
  const { t } = useTranslation('jobs');
  return <>{t(`import.kinds.${data.kind}`)}</>;
}

/** Its own screen says what is bad, and applies what is good. */
function ImportOutcome({ job: { data } }: { job: ImportJob }) {
  const { t } = useTranslation('jobs');
  const { state, lines, bad } = data;
  const counted = lines === null || bad === null ? null : { lines, bad };
  return (
    <>
      <a className="button" href={`#/administration/imports/${data.id}`}>
        {state === 'ready' ? t('import.look') : t('import.open')}
      </a>
      {counted !== null && <span className="quiet">{t('import.counted', counted)}</span>}
    </>
  );
}
