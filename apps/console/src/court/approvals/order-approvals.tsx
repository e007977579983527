import { useQueryClient } from '@tanstack/react-query';
import type { Approval } from '#contracts';
import { titles } from '#domain';
import { ApprovalItem } from '../../approvals/approval-item.js';
import '../../approvals/approvals.css';
import { ProblemNote } from '../../detail/problem-note.js';
import { useCourt } from '../use-words-of-court.js';
import { useOrderApprovals } from './use-order-approvals.js';

const isOpen = ({ state, emergency, decidedBy }: Approval): boolean =>
  state === 'requested' || (emergency && decidedBy === null);

/** Changes of one order that needed a second person: those that wait, to be decided here, and those that are decided. */
export function OrderApprovals({ orderId }: { orderId: string }) {
  const { t } = useCourt();
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useOrderApprovals(orderId);
  const open = data?.filter(isOpen) ?? [];
  const decided = data?.filter((approval) => !isOpen(approval)) ?? [];
  return (
    <section className="tab-panel">
      {isPending && <p className="quiet">{t('loading')}</p>}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="court-empty">{t('approvals.noneHere')}</p>}
      {open.length > 0 && (
        <ul className="approvals">
          {open.map((approval) => (
            <ApprovalItem
              key={approval.id}
              approval={approval}
              onDecided={() => void queries.invalidateQueries({ queryKey: ['court'] })}
            />
          ))}
        </ul>
      )}
      {decided.length > 0 && (
        <>
          <h3>{t('approvals.decided')}</h3>
          <ul className="approvals">
            {decided.map((approval) => (
              <DecidedApproval key={approval.id} approval={approval} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What became of a change that somebody asked for. */
export function DecidedApproval({ approval }: { approval: Approval }) {
  const { t, language, dayAndMinute } = useCourt();
  const { decidedBy, decidedAt, state, note, requestedBy, reason } = approval;
  const words = titles[language];
  return (
    <li className="approval">
      <h3>{words.approvalActions[approval.action]}</h3>
      <ul className="approval-changes">
        {approval.changes[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="quiet">
        {requestedBy.name}, {words.staffRoles[requestedBy.role]}
        {reason !== null && ` · ${t('history.reason')}: ${reason}`}
      </p>
      <p>
        {decidedBy === null || decidedAt === null
          ? words.approvalStates[state]
          : t('approvals.decidedBy', {
              state: words.approvalStates[state],
              name: decidedBy.name,
              at: dayAndMinute(Date.parse(decidedAt)),
            })}
        {note !== null && ` · ${t('approvals.note')}: ${note}`}
      </p>
    </li>
  );
}
