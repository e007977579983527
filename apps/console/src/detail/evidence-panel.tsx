import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EvidenceExportView, Incident } from '#contracts';
import { systemClock } from '#domain';
import { askForExport, fetchExport, fetchOwnExports } from '../api/evidence.js';
import { useStore } from '../feed/store.js';
import { exportKind, ExportOutcome, jobOfExport } from '../jobs/export-job.js';
import { isOver, type Job, keyOf } from '../jobs/job.js';
import { followJob, jobStore } from '../jobs/jobs.js';
import { useSession } from '../session/use-session.js';
import { dayAndTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { EvidenceDialog, type WantedExport } from './evidence-dialog.js';
import { HoldPart } from './hold-part.js';
import { Panel } from './panel.js';
import { ProblemNote } from './problem-note.js';
import { useMayRead } from './use-case.js';

/** For those who may take the evidence out or hold it: of their own agency's orders. */
export function EvidencePanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const mayExport = useMayRead(incident, 'evidence.export');
  const mayHold = useMayRead(incident, 'incident.hold');
  if (!mayExport && !mayHold) return null;
  return (
    <Panel id="evidence" title={t('parts.evidence')} usuallyOpen={false}>
      {mayExport && <Exports incident={incident} />}
      {mayHold && <HoldPart incident={incident} />}
    </Panel>
  );
}

function Exports({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const key = ['exports', incident.id];
  const exports = useQuery({ queryKey: key, queryFn: () => fetchOwnExports(incident.id), staleTime: Infinity });
  const ask = useMutation({
    mutationFn: async (wanted: WantedExport) => {
      const asked = await askForExport(incident.id, wanted);
      if ('approval' in asked) return 'waits' as const;
      followJob(jobOfExport(await fetchExport(asked.id)));
      return 'begun' as const;
    },
    onSuccess: () => {
      setAsking(false);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <div className="exports">
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('evidence.ask')}
      </button>
      <p role="status">
        {ask.data === 'waits' && t('evidence.waits')}
        {ask.data === 'begun' && t('evidence.asked')}
      </p>
      {exports.isError && <ProblemNote error={exports.error} onRetry={() => void exports.refetch()} />}
      {exports.data?.length === 0 && <p className="quiet">{t('evidence.none')}</p>}
      <ul>
        {exports.data?.map((made) => (
          <ExportLine key={made.id} made={made} />
        ))}
      </ul>
      {isAsking && (
        <EvidenceDialog
          isBusy={ask.isPending}
          error={ask.error}
          onStart={(wanted) => ask.mutate(wanted)}
          onClose={() => {
            setAsking(false);
            ask.reset();
          }}
        />
      )}
    </div>
  );
}

/** As the tray knows it, which looks how far it is; else as it was read. */
function ExportLine({ made }: { made: EvidenceExportView }) {
  const { t } = useTranslation('jobs');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const followed = useStore(jobStore, ({ jobs }) => jobs[keyOf({ kind: exportKind, id: made.id })]);
  const job = (followed as Job<EvidenceExportView> | undefined) ?? jobOfExport(made);
  const asked = dayAndTime(job.startedAt, systemClock.now(), language, timeZone);
  if (made.status === 'expired') return null;
  return (
    <li className="export-line">
      <span>
        {asked} · <b>{t(`states.${job.state}`)}</b>
        {job.state === 'running' && ` · ${job.percent} %`}
      </span>
      {isOver(job) && <ExportOutcome job={job} />}
    </li>
  );
}
