import { useState } from 'react';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';
import { ApprovalsDialog } from './approvals-dialog.js';
import { seesApprovals, useApprovals } from './use-approvals.js';
import './approvals.css';

/** In the top bar of those who may read approvals. What was done alone is said in words, not by colour alone. */
export function ApprovalsButton() {
  const { staff } = useSession();
  return seesApprovals(staff.role) ? <OpenApprovals /> : null;
}

function OpenApprovals() {
  const words = useWords();
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
        {words.approvals.open(open.length)}
        {alone > 0 && ` · ${words.approvals.alone(alone)}`}
      </button>
      {isOpen && <ApprovalsDialog approvals={approvals} onClose={() => setOpen(false)} />}
    </>
  );
}
