import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { Field } from '../parts/field.js';
import { useDate } from '../parts/use-date.js';
import { ActivatePlan } from './activate-plan.js';
import { type Finding, findingsOfWhole, inOrder, inOrderToo, type Plan, type PlanStep } from './ladder.js';
import { Findings } from './findings.js';
import { Ladder } from './ladder-view.js';
import { PastIncident } from './past-incident.js';
import { PlanStatus } from './plan-status.js';
import { Rehearsal } from './rehearsal.js';

const noFindings: Finding[] = [];

/** The ladder, what the check says of it, and what it would do. A draft is changed here; every other version is only read. */
export function PlanDesk({ plan }: { plan: Plan }) {
  const { t } = useTranslation(['plans', 'house']);
  const { permissions } = useSession().staff;
  const date = useDate();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = permissions.includes('plan.write');
  const isDraft = plan.status === 'draft' && mayWrite;
  const [name, setName] = useState(plan.name);
  const [steps, setSteps] = useState<PlanStep[]>(() => inOrder(plan.steps));
  const isChanged = name !== plan.name || JSON.stringify(steps) !== JSON.stringify(inOrder(plan.steps));

  const check = useQuery({
    queryKey: ['plan-check', plan.id, plan.updatedAt],
    queryFn: () => answer(api.POST('/v1/response-plans/{id}/check', { params: { path: { id: plan.id } } })),
  });
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/v1/response-plans/{id}', {
          params: { path: { id: plan.id } },
          body: { name: name.trim(), steps: inOrder(steps) },
        }),
      ),
    onSuccess: (saved) => {
      setSteps(inOrder(saved.steps));
      setName(saved.name);
      queries.setQueryData(['plan', plan.id], saved);
      void queries.invalidateQueries({ queryKey: ['plans'] });
    },
  });
  const again = useMutation({
    mutationFn: () => answer(api.POST('/v1/response-plans', { body: { name: plan.name, steps: plan.steps } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['plans'] });
      await navigate({ to: `/administration/plans/${id}` as '/account' });
    },
  });
  // What the check found belongs to what is saved: after a change the places of steps may be others.
  const errors = isChanged ? noFindings : inOrderToo(check.data?.errors ?? noFindings, plan.steps);
  const warnings = isChanged ? noFindings : inOrderToo(check.data?.warnings ?? noFindings, plan.steps);

  return (
    <>
      <div className="plan-bar">
        <PlanStatus status={plan.status} />
        <span>{t('plans:versionNumber', { version: plan.version })}</span>
        <span className="quiet">{t('plans:changedAt', { at: date(plan.updatedAt) })}</span>
        <div className="house-buttons plan-bar-buttons">
          {isDraft && (
            <button
              type="button"
              className="button button-primary"
              disabled={!isChanged || save.isPending || name.trim() === ''}
              onClick={() => save.mutate()}
            >
              {save.isPending ? t('house:saving') : t('house:save')}
            </button>
          )}
          {isDraft && <ActivatePlan plan={plan} errors={errors} warnings={warnings} isChanged={isChanged} />}
          {mayWrite && !isDraft && (
            <button type="button" className="button" disabled={again.isPending} onClick={() => again.mutate()}>
              {t('plans:draftFromThis')}
            </button>
          )}
        </div>
      </div>
      {save.error !== null && <ProblemNote error={save.error} onDismiss={save.reset} />}
      {again.error !== null && <ProblemNote error={again.error} onDismiss={again.reset} />}
      {isDraft && (
        <div className="house-fields">
          <Field label={t('plans:name')}>
            {(control) => (
              <input {...control} value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
        </div>
      )}
      <div className="plan-columns">
        <section className="house-panel" aria-labelledby="plan-ladder">
          <h2 id="plan-ladder">{t('plans:ladder')}</h2>
          {isChanged ? (
            <p className="house-note" role="status">
              {t('plans:unsaved')}
            </p>
          ) : (
            <>
              {check.error !== null && <ProblemNote error={check.error} onRetry={() => void check.refetch()} />}
              {check.data !== undefined && errors.length === 0 && warnings.length === 0 && (
                <p className="house-note house-note-good" role="status">
                  ✓ {t('plans:checkedGood')}
                </p>
              )}
              {check.data !== undefined && errors.length + warnings.length > 0 && (
                <p className={`house-note ${errors.length > 0 ? 'house-note-bad' : 'house-note-warn'}`} role="status">
                  {t('plans:checkedErrors', { count: errors.length })}
                  {' · '}
                  {t('plans:checkedWarnings', { count: warnings.length })}
                </p>
              )}
              <Findings errors={findingsOfWhole(errors)} warnings={findingsOfWhole(warnings)} />
            </>
          )}
          <Ladder steps={steps} errors={errors} warnings={warnings} onChange={isDraft ? setSteps : undefined} />
        </section>
        <div className="plan-tries">
          <Rehearsal plan={plan} isChanged={isChanged} />
          {permissions.includes('plan.simulate') && <PastIncident plan={plan} isChanged={isChanged} />}
        </div>
      </div>
    </>
  );
}
