import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Incident, RunningPlan } from '#contracts';
import { systemClock } from '#domain';
import { fetchPlan } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import { clockTime } from '../time/time.js';
import { useNow } from '../time/use-now.js';
import { useLanguage } from '../words/language.js';
import { measureOf } from '../words/measure.js';
import { Panel } from './panel.js';
import { ProblemNote } from './problem-note.js';
import { useSettled } from './use-settled.js';

type Step = RunningPlan['steps'][number];

/** After the due time the worker needs a moment; then it is looked at again. */
const afterDueMilliseconds = 2_000;
const leastPauseMilliseconds = 5_000;

/** What the response plan has done, and what it does next unless somebody takes the incident. */
export function PlanPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation('incident');
  const plan = usePlan(incident);
  const steps = plan.data?.steps ?? [];
  const next = steps.find(({ status }) => status === 'waiting');
  return (
    <Panel
      id="plan"
      title={t('parts.plan')}
      usuallyOpen={false}
      aside={next === undefined ? plan.data && <NothingNext incident={incident} steps={steps} /> : <Next step={next} />}
    >
      {plan.isPending && <p className="quiet">{t('loading')}</p>}
      {plan.isError && <ProblemNote error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isSuccess && steps.length === 0 && <p className="quiet">{t('plan.usual')}</p>}
      <ol className="plan-steps">
        {steps.map((step, index) => (
          <StepLine key={`${step.alarmId} ${step.step} ${step.place} ${index}`} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

/** Read when the log moves, and once when a step is due: nothing tells of a step that was put off. */
function usePlan({ id, cursor, status }: Incident) {
  const { token } = useSession();
  const isSettled = useSettled();
  return useQuery({
    queryKey: ['plan', id, cursor],
    queryFn: () => fetchPlan(token, id),
    enabled: isSettled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchInterval: ({ state: { data } }) => {
      const next = data?.steps.find((step) => step.status === 'waiting');
      if (next === undefined || status === 'closed') return false;
      return Math.max(leastPauseMilliseconds, Date.parse(next.at) - systemClock.now() + afterDueMilliseconds);
    },
  });
}

function useWhom(): (step: Step) => string {
  const { t } = useTranslation('incident');
  return ({ to, place }) => (place === null ? t(`plan.to.${to}`) : t('plan.turn', { nth: place + 1 }));
}

function Next({ step }: { step: Step }) {
  const { t } = useTranslation('incident');
  const measure = measureOf(useLanguage());
  const whom = useWhom();
  const seconds = Math.ceil((Date.parse(step.at) - useNow()) / 1_000);
  return (
    <>
      {t('plan.next')}: <b>{whom(step)}</b>{' '}
      <b className="plan-in">{seconds > 0 ? t('plan.in', { time: measure.duration(seconds) }) : t('plan.due')}</b>
    </>
  );
}

function NothingNext({ incident, steps }: { incident: Incident; steps: readonly Step[] }) {
  const { t } = useTranslation('incident');
  return <>{incident.status === 'open' || steps.length === 0 ? t('plan.nothing') : t('plan.taken')}</>;
}

function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation('incident');
  const language = useLanguage();
  const { timeZone } = useSession().staff.agency;
  const whom = useWhom();
  const { status, at, reason, unless, channels } = step;
  const mark = { done: '✓', skipped: '–', waiting: '…' }[status];
  return (
    <li className={`plan-step plan-${status}`}>
      <time dateTime={at}>{clockTime(Date.parse(at), language, timeZone)}</time>
      <span>
        <span aria-hidden="true">{mark} </span>
        <b>{whom(step)}</b> · {t(`plan.${status}`)}
        {reason !== null && <span className="quiet">: {t(`plan.reasons.${reason}`)}</span>}
        {channels !== null && channels.length > 0 && (
          <span className="quiet"> · {channels.map((channel) => t(`told.channels.${channel}`)).join(', ')}</span>
        )}
        {unless !== null && <span className="quiet"> · {t(`plan.stopsBy.${unless}`)}</span>}
      </span>
    </li>
  );
}
