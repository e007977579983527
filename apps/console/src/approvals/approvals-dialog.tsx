import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#contracts';
import { ProblemNote } from '../detail/problem-note.js';
import { Dialog } from '../ui/dialog.js';
import { ApprovalItem } from './approval-item.js';

interface ApprovalsDialogProps {
  approvals: UseQueryResult<Approval[]>;
  onClose: () => void;
}

/** What waits for a second person: what shall change, who asks and why, approve or refuse. */
export function ApprovalsDialog({ approvals, onClose }: ApprovalsDialogProps) {
  const { t } = useTranslation('approvals');
  const { data, error, isPending, refetch } = approvals;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {isPending && <p className="quiet">{t('loading')}</p>}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="approvals">
        {data?.map((approval) => (
          <ApprovalItem key={approval.id} approval={approval} onDecided={() => void refetch()} />
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
