import { useQuery } from '@tanstack/react-query';
import type { StaffRole } from '#domain';
import { fetchOpenApprovals } from '../api/approvals.js';
import { approvalStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';

/** Also without a word over the socket: it may be lost. Seldom: each reading is an entry in the audit chain of whom they concern. */
const refreshMilliseconds = 3_600_000;
const readers: readonly StaffRole[] = ['supervisor', 'case_officer', 'court', 'administrator', 'auditor'];

/** Whether this member of staff sees approvals; the server decides, this only leaves out a button. */
export const seesApprovals = (role: StaffRole): boolean => readers.includes(role);

/** What waits for a second person or for a review; read anew when the server says that something has changed. */
export function useApprovals() {
  const { token, staff } = useSession();
  const changes = useStore(approvalStore, (count) => count);
  return useQuery({
    queryKey: ['approvals', staff.id, changes],
    queryFn: () => fetchOpenApprovals(token),
    refetchInterval: refreshMilliseconds,
    placeholderData: (previous) => previous,
  });
}
