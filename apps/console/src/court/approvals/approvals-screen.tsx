import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Approval } from '#contracts';
import { ApprovalItem } from '../../approvals/approval-item.js';
import '../../approvals/approvals.css';
import { useApprovals } from '../../approvals/use-approvals.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { useCourt } from '../use-words-of-court.js';
import '../court.css';

/** What waits for a second person: first what waits for whoever looks. */
export function ApprovalsScreen() {
  const { t } = useCourt();
  const { staff } = useSession();
  const { data, error, isPending, refetch } = useApprovals();
  const own = (approval: Approval): boolean => approval.requestedBy.id === staff.id;
  const groups = [
    { title: t('approvals.mine'), of: data?.filter(({ mayDecide }) => mayDecide) ?? [], none: t('approvals.none') },
    { title: t('approvals.own'), of: data?.filter((each) => own(each) && !each.mayDecide) ?? [] },
    { title: t('approvals.others'), of: data?.filter((each) => !own(each) && !each.mayDecide) ?? [] },
  ];
  return (
    <main className="court">
      <h2>{t('approvals.title')}</h2>
      {isPending && <p role="status">{t('loading')}</p>}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined &&
        groups
          .filter(({ of, none }) => of.length > 0 || none !== undefined)
          .map(({ title, of, none }) => (
            <section key={title} className="tab-panel">
              <h3>
                {title} {of.length > 0 && <span className="count">{of.length}</span>}
              </h3>
              {of.length === 0 && <p className="court-empty">{none}</p>}
              <ApprovalList approvals={of} onDecided={() => void refetch()} />
            </section>
          ))}
    </main>
  );
}

function ApprovalList({ approvals, onDecided }: { approvals: readonly Approval[]; onDecided: () => void }) {
  const { t } = useCourt();
  const queries = useQueryClient();
  return (
    <div className="approvals">
      {approvals.map((approval) => (
        <div key={approval.id}>
          <ul className="approvals">
            <ApprovalItem
              approval={approval}
              onDecided={() => {
                onDecided();
                void queries.invalidateQueries({ queryKey: ['court'] });
              }}
            />
          </ul>
          {approval.orderId !== null && (
            <Link to="/court/orders/$orderId" params={{ orderId: approval.orderId }} search={{ tab: 'approvals' }}>
              {t('approvals.openOrder')}
            </Link>
          )}
        </div>
      ))}
    </div>
  );
}
