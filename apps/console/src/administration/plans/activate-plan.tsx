import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titles } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { Dialog } from '../../ui/dialog.js';
import { useLanguage } from '../../words/language.js';
import { Field } from '../parts/field.js';
import { waits } from '../../api/second-person.js';
import { WaitsForSecond } from '../parts/second-person.js';
import type { Finding, Plan } from './ladder.js';
import { useApprovalPolicy } from './use-plans.js';

interface ActivatePlanProps {
  plan: Plan;
  errors: readonly Finding[];
  warnings: readonly Finding[];
  isChanged: boolean;
}

/** Puts a draft in force, or asks a second person to where the agency demands one. */
export function ActivatePlan({ plan, errors, warnings, isChanged }: ActivatePlanProps) {
  const { t } = useTranslation(['plans', 'house']);
  const [isOpen, setOpen] = useState(false);
  const why = isChanged ? t('plans:saveFirst') : errors.length > 0 ? t('plans:errorsFirst') : undefined;
  return (
    <>
      <button type="button" className="button" disabled={why !== undefined} title={why} onClick={() => setOpen(true)}>
        {t('plans:activate')}
      </button>
      {isOpen && <Activation plan={plan} warnings={warnings.length} onClose={() => setOpen(false)} />}
    </>
  );
}

function Activation({ plan, warnings, onClose }: { plan: Plan; warnings: number; onClose: () => void }) {
  const { t } = useTranslation(['plans', 'house']);
  const language = useLanguage();
  const { role } = useSession().staff;
  const queries = useQueryClient();
  const policy = useApprovalPolicy();
  const [reason, setReason] = useState('');
  const [isAlone, setAlone] = useState(false);
  const rule = policy.data?.rules['plan.change'];
  const mayAlone = rule?.emergency?.includes(role) ?? false;
  const activate = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/response-plans/{id}/activate', {
          params: { path: { id: plan.id } },
          body: isAlone
            ? { emergency: { reason: reason.trim() } }
            : reason.trim() === ''
              ? {}
              : { reason: reason.trim() },
        }),
      ),
    onSuccess: (done) => {
      if (waits(done)) return;
      void queries.invalidateQueries({ queryKey: ['plans'] });
      void queries.invalidateQueries({ queryKey: ['plan'] });
      onClose();
    },
  });
  return (
    <Dialog title={t('plans:activateTitle', { name: plan.name })} onClose={onClose}>
      <div className="plan-activation">
        <p>{t('plans:activateHelp')}</p>
        {warnings > 0 && (
          <p className="house-note house-note-warn">{t('plans:activateWarnings', { count: warnings })}</p>
        )}
        {rule !== undefined && (
          <p className="house-note">
            {t('plans:twoPersons', {
              roles: rule.approvers.map((each) => titles[language].staffRoles[each]).join(', '),
            })}
          </p>
        )}
        {policy.error !== null && <ProblemNote error={policy.error} onRetry={() => void policy.refetch()} />}
        {activate.data !== undefined && waits(activate.data) ? (
          <WaitsForSecond waiting={activate.data} />
        ) : (
          rule !== undefined && (
            <>
              {mayAlone && (
                <label className="house-check">
                  <input type="checkbox" checked={isAlone} onChange={() => setAlone(!isAlone)} />
                  {t('plans:alone')}
                </label>
              )}
              <Field label={t('house:reason')}>
                {(control) => (
                  <textarea
                    {...control}
                    rows={2}
                    maxLength={500}
                    value={reason}
                    onChange={(event) => setReason(event.target.value)}
                  />
                )}
              </Field>
            </>
          )
        )}
        {activate.error !== null && <ProblemNote error={activate.error} onDismiss={activate.reset} />}
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={onClose}>
            {t('house:cancel')}
          </button>
          {activate.data === undefined && (
            <button
              type="button"
              className="button button-primary"
              disabled={policy.data === undefined || activate.isPending || (isAlone && reason.trim() === '')}
              onClick={() => activate.mutate()}
            >
              {rule === undefined || isAlone ? t('plans:activate') : t('plans:askSecond')}
            </button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
