import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceExportView } from '#contracts';
import { systemClock } from '#domain';
import { fetchExport, fetchOwnExports, saveArchive } from '../api/evidence.js';
import { ProblemNote } from '../detail/problem-note.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import type { Job } from './job.js';
import { registerJobKind } from './jobs.js';

/** What was made longer ago is found on the page of its incident. */
const recentMilliseconds = 24 * 3_600_000;

export const exportKind = 'export';

type ExportJob = Job<EvidenceExportView>;

export const jobOfExport = (made: EvidenceExportView): ExportJob => ({
  kind: exportKind,
  id: made.id,
  state: { queued: 'waiting', running: 'running', ready: 'ready', failed: 'failed', expired: 'failed' }[
    made.status
  ] as ExportJob['state'],
  percent: made.status === 'queued' ? 0 : made.progress,
  startedAt: Date.parse(made.requestedAt),
  data: made,
});

registerJobKind<EvidenceExportView>({
  name: exportKind,
  permission: 'evidence.export',
  recent: async () => {
    const since = systemClock.now() - recentMilliseconds;
    return (await fetchOwnExports())
      .filter(({ status, requestedAt }) => status !== 'expired' && Date.parse(requestedAt) >= since)
      .map(jobOfExport);
  },
  look: async (id) => jobOfExport(await fetchExport(id)),
  Title: ExportTitle,
  Outcome: ExportOutcome,
});

function ExportTitle({ job: { data } }: { job: ExportJob }) {
  const { t } = useTranslation('jobs');
  return (
    <>
      {t('export.title')} <code>{data.incidentId.slice(-12)}</code>
    </>
  );
}

/** The archive, or why there is none. */
export function ExportOutcome({ job: { data } }: { job: ExportJob }) {
  const { t } = useTranslation('jobs');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const [isTaking, setTaking] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  async function take(): Promise<void> {
    setTaking(true);
    setError(null);
    try {
      await saveArchive(data.id);
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    }
    setTaking(false);
  }

  if (data.error !== null) return <p role="alert">{t(`export.failures.${data.error}`)}</p>;
  return (
    <>
      <button type="button" className="button button-primary" disabled={isTaking} onClick={() => void take()}>
        {isTaking ? t('export.taking') : t('export.take')}
      </button>
      <span className="quiet">
        {t('languageName', { lng: data.language, ns: 'common' })}
        {data.expiresAt !== null && (
          <>
            {' · '}
            {t('export.expires')} {dayAndTime(Date.parse(data.expiresAt), systemClock.now(), language, timeZone)}
          </>
        )}
      </span>
      {error !== null && <ProblemNote error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
