import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { given } from '../parts/query.js';
import { useSession } from '../../session/use-session.js';

/** Versions of the agency's plan, newest first. */
export const usePlans = () =>
  useInfiniteQuery({
    queryKey: ['plans'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/v1/response-plans', { params: { query: given({ cursor: pageParam, limit: 20 }) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const planQuery = (id: string) => ({
  queryKey: ['plan', id],
  queryFn: () => answer(api.GET('/v1/response-plans/{id}', { params: { path: { id } } })),
});

/** Whether the agency demands a second person, and who may go on without one. */
export function useApprovalPolicy() {
  const { id } = useSession().staff.agency;
  return useQuery({
    queryKey: ['approval-policy', id],
    queryFn: () => answer(api.GET('/v1/agencies/{id}/approval-policy', { params: { path: { id } } })),
  });
}
