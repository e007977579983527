import { useTranslation } from 'react-i18next';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';
import { clockTime } from '../time/time.js';
import { Dialog } from '../ui/dialog.js';
import { useLanguage } from '../words/language.js';
import { isOver, type Job, keyOf } from './job.js';
import { forgetJob, jobStore, kindOf } from './jobs.js';

/** The long work of this member of staff, newest first. Closing it stops nothing. */
export function JobsDialog({ jobs, onClose }: { jobs: readonly Job[]; onClose: () => void }) {
  const { t } = useTranslation('jobs');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {jobs.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="jobs">
        {jobs.map((job) => (
          <JobLine key={keyOf(job)} job={job} />
        ))}
      </ul>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}

function JobLine({ job }: { job: Job }) {
  const { t } = useTranslation('jobs');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const isLost = useStore(jobStore, ({ lost }) => lost[keyOf(job)] === true);
  const { Title, Outcome } = kindOf(job);
  const asked = clockTime(job.startedAt, language, timeZone);
  return (
    <li className={`job job-${job.state}`}>
      <h3>
        <Title job={job} />
      </h3>
      <p className="quiet">
        {t('askedAt')} {asked} · <b>{t(`states.${job.state}`)}</b>
        {job.state === 'running' && job.percent !== null && ` · ${job.percent} %`}
      </p>
      {!isOver(job) && (
        <progress
          aria-label={t(`states.${job.state}`)}
          max={100}
          {...(job.percent !== null && { value: job.percent })}
        />
      )}
      {isLost && <p role="status">{t('lost')}</p>}
      <div className="job-outcome">
        {isOver(job) && <Outcome job={job} />}
        {isOver(job) && (
          <button
            type="button"
            className="button job-forget"
            aria-label={t('forgetName', { what: asked })}
            onClick={() => forgetJob(job)}
          >
            {t('forget')}
          </button>
        )}
      </div>
    </li>
  );
}
