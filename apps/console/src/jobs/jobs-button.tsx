import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import '../words/jobs/index.js';
import { isOver } from './job.js';
import { jobsOf } from './job-state.js';
import { jobStore, keepJobs } from './jobs.js';
import { JobsDialog } from './jobs-dialog.js';
import './export-job.js';
import './import-job.js';
import './jobs.css';

/** In the top bar while there is long work, or what came of it: a press shows how far it is. */
export function JobsButton() {
  const { t } = useTranslation('jobs');
  const { id, permissions } = useSession().staff;
  const [isOpen, setOpen] = useState(false);
  const state = useStore(jobStore, (jobs) => jobs);
  useEffect(() => keepJobs(permissions), [id, permissions]);

  const jobs = jobsOf(state);
  const going = jobs.filter((job) => !isOver(job));
  if (jobs.length === 0 && !isOpen) return null;
  const percents = going.flatMap(({ percent }) => percent ?? []);
  const percent =
    percents.length === 0 ? null : Math.round(percents.reduce((sum, each) => sum + each, 0) / percents.length);
  const isReady = going.length === 0 && jobs.some(({ state: each }) => each === 'ready');
  return (
    <>
      <button
        type="button"
        className={`tool jobs-button ${isReady ? 'jobs-ready' : ''}`}
        title={t('title')}
        onClick={() => setOpen(true)}
      >
        {t('open', { count: jobs.length })}
        {going.length > 0 && percent !== null && <span className="jobs-percent"> · {percent} %</span>}
        {isReady && <span> · {t('ready')}</span>}
      </button>
      <span className="unseen" role="status">
        {isReady ? `${t('title')}: ${t('ready')}` : ''}
      </span>
      {isOpen && <JobsDialog jobs={jobs} onClose={() => setOpen(false)} />}
    </>
  );
}
