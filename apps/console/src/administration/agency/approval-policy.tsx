import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalActions, type StaffRole, staffRoles } from '#domain';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useTitles } from '../../words/use-titles.js';
import { Field } from '../parts/field.js';
import { waits } from '../../api/second-person.js';
import { WaitsForSecond } from '../parts/second-person.js';
import { useDate } from '../parts/use-date.js';
import { useApprovalPolicy } from '../plans/use-plans.js';
import { type ApprovalRules, plainly, withApprover, withEmergency } from './approval-rules.js';

type Policy = 'off' | 'two_persons' | ApprovalRules;

/** Those who see approvals at all. */
const approvers = staffRoles.filter((role) => role !== 'dispatcher' && role !== 'auditor');

export function ApprovalPolicy({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation(['agency', 'house']);
  const { data, error, isPending, refetch } = useApprovalPolicy();
  const date = useDate();
  return (
    <section className="house-panel" aria-labelledby="agency-policy">
      <h2 id="agency-policy">{t('agency:policy')}</h2>
      <p className="quiet">{t('agency:policyHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <>
          <p className="quiet">
            {data.updatedAt === null
              ? t('agency:policyNever')
              : t('agency:policyChanged', { at: date(data.updatedAt) })}
          </p>
          <PolicyEditor key={data.version} agencyId={agencyId} current={data.rules} />
        </>
      )}
    </section>
  );
}

function PolicyEditor({ agencyId, current }: { agencyId: string; current: ApprovalRules }) {
  const { t } = useTranslation(['agency', 'house']);
  const titles = useTitles();
  const queries = useQueryClient();
  const [rules, setRules] = useState(current);
  const [reason, setReason] = useState('');
  const isChanged = plainly(rules) !== plainly(current);
  const isOn = Object.keys(current).length > 0;
  const save = useMutation({
    mutationFn: (policy: Policy) =>
      answer(
        api.PUT('/v1/agencies/{id}/approval-policy', {
          params: { path: { id: agencyId } },
          body: {
            policy: policy as Exclude<Policy, ApprovalRules>,
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          },
        }),
      ),
    onSuccess: (done) => {
      if (!waits(done)) void queries.invalidateQueries({ queryKey: ['approval-policy', agencyId] });
    },
  });
  const check = (key: string, name: string, checked: boolean, disabled: boolean, onChange: () => void) => (
    <td key={key} className="policy-cell">
      <input type="checkbox" aria-label={name} checked={checked} disabled={disabled} onChange={onChange} />
    </td>
  );
  return (
    <>
      <div className="house-scroll" role="group" aria-label={t('agency:policy')} tabIndex={0}>
        <table className="house-table policy-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('agency:change')}
              </th>
              <th scope="colgroup" colSpan={approvers.length}>
                {t('agency:approvers')}
              </th>
              <th scope="colgroup" colSpan={approvers.length} className="policy-emergency">
                {t('agency:emergency')}
              </th>
            </tr>
            <tr>
              {[...approvers, ...approvers].map((role, nth) => (
                <th
                  key={`${role} ${nth}`}
                  scope="col"
                  className={nth === approvers.length ? 'policy-emergency' : undefined}
                >
                  {titles.staffRoles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {approvalActions.map((action) => {
              const rule = rules[action];
              const what = titles.approvalActions[action];
              const nameOf = (role: StaffRole, isAlone: boolean): string =>
                t(isAlone ? 'agency:mayAlone' : 'agency:mayApprove', { what, role: titles.staffRoles[role] });
              return (
                <tr key={action}>
                  <th scope="row">
                    {what}
                    {rule === undefined && <div className="quiet policy-one">{t('agency:onePerson')}</div>}
                  </th>
                  {approvers.map((role) =>
                    check(role, nameOf(role, false), rule?.approvers.includes(role) ?? false, false, () =>
                      setRules(withApprover(rules, action, role)),
                    ),
                  )}
                  {approvers.map((role) =>
                    check(
                      `${role} alone`,
                      nameOf(role, true),
                      rule?.emergency?.includes(role) ?? false,
                      rule === undefined,
                      () => setRules(withEmergency(rules, action, role)),
                    ),
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {isOn && (
        <div className="house-fields">
          <Field label={t('house:reason')} help={t('agency:policyNeedsTwo')}>
            {(control) => (
              <input {...control} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </div>
      )}
      {save.data !== undefined && waits(save.data) && <WaitsForSecond waiting={save.data} />}
      {save.error !== null && <ProblemNote error={save.error} onDismiss={save.reset} />}
      <div className="house-buttons">
        <button
          type="button"
          className="button button-primary"
          disabled={!isChanged || save.isPending}
          onClick={() => save.mutate(rules)}
        >
          {t('house:save')}
        </button>
        {isChanged && (
          <button type="button" className="button" onClick={() => setRules(current)}>
            {t('house:cancel')}
          </button>
        )}
        <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate('two_persons')}>
          {t('agency:readyPolicy')}
        </button>
        {isOn && (
          <button type="button" className="button" disabled={save.isPending} onClick={() => save.mutate('off')}>
            {t('agency:policyOff')}
          </button>
        )}
      </div>
    </>
  );
}
