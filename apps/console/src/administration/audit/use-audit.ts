import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AuditPage, AuditQuery } from '#contracts';
import { answer, api } from '../../api/client.js';
import { given } from '../parts/query.js';

/** What is looked for; `null`: any. Times are ISO 8601. */
export interface AuditSearch {
  from: string | null;
  to: string | null;
  actor: string | null;
  subject: string | null;
  object: string | null;
  action: string | null;
  result: NonNullable<AuditQuery['result']> | null;
}

export const pageOfAudit = (search: AuditSearch, cursor: number | null, limit: number): Promise<AuditPage> =>
  answer(api.GET('/v1/audit', { params: { query: given({ ...search, cursor, limit }) } }));

/** Each page that is read is an entry of the chain itself: nothing is read until it is asked for. */
export const useAudit = (search: AuditSearch | null) =>
  useInfiniteQuery({
    queryKey: ['audit', search],
    enabled: search !== null,
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => pageOfAudit(search!, pageParam, 50),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Infinity,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

export const useAuditActions = () =>
  useQuery({
    queryKey: ['audit-actions'],
    queryFn: () => answer(api.GET('/v1/audit/actions')),
    staleTime: Infinity,
  });
