import { useInfiniteQuery } from '@tanstack/react-query';
import type { FindOrdersBody } from '#contracts';
import { useSession } from '../../session/use-session.js';
import { findOrders } from '../court-api.js';

/** Orders page by page. Read when asked for, and after a change: each reading is an entry in the audit chain. */
export function useFoundOrders(search: Partial<FindOrdersBody>) {
  const { staff } = useSession();
  return useInfiniteQuery({
    queryKey: ['court', 'orders', staff.id, search],
    queryFn: ({ pageParam }) => findOrders(pageParam === null ? search : { ...search, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (previous) => previous,
  });
}
