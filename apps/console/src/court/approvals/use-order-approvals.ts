import { useQuery } from '@tanstack/react-query';
import { approvalStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';
import { approvalsOf } from '../court-api.js';

/** What waits and what was decided of an order; read anew when the server says that something has changed. */
export function useOrderApprovals(orderId: string) {
  const { staff } = useSession();
  const changes = useStore(approvalStore, (count) => count);
  return useQuery({
    queryKey: ['court', 'approvals', staff.id, orderId, changes],
    queryFn: () => approvalsOf(orderId),
    placeholderData: (previous) => previous,
  });
}
