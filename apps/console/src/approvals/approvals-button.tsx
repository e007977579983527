import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.js';
import { ApprovalsDialog } from './approvals-dialog.js';
import { seesApprovals, useApprovals } from './use-approvals.js';
import '../words/approvals/index.js';
import './approvals.css';

/** In the top bar of those who may read approvals. What was done alone is said in words, not by colour alone. */
export function ApprovalsButton() {
  const { staff } = useSession();
  return seesApprovals(staff.role) ? <OpenApprovals /> : null;
}

function OpenApprovals() {
  const { t } = useTranslation('approvals');
  const [isOpen, setOpen] = useState(false);
  const approvals = useApprovals();
  const open = approvals.data ?? [];
  const alone = open.filter(({ emergency }) => emergency).length;
  return (
    <>
      <button
        type="button"
        className={`tool ${alone > 0 ? 'approvals-alone' : open.length > 0 ? 'approvals-wait' : ''}`}
        onClick={() => setOpen(true)}
      >
        {open.length === 0 ? t('open') : t('openCount', { howMany: open.length })}
        {alone > 0 && ` · ${t('alone', { howMany: alone })}`}
      </button>
      {isOpen && <ApprovalsDialog approvals={approvals} onClose={() => setOpen(false)} />}
    </>
  );
}
