import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { fetchReadings, markReadingSeen, type ReadingFilter } from '../api/break-glass.js';
import { useSession } from '../session/use-session.js';
import { type ReadingPages, withReading } from './readings.js';

const queries = 'break-glass';

interface ReadingsOptions {
  /** Without it, only when it is shown anew. */
  refreshMilliseconds?: number;
}

/** A page after the other. Each fetch is an entry in the audit chain of everybody who is listed, so none is made unasked. */
export function useReadings(filter: ReadingFilter, { refreshMilliseconds }: ReadingsOptions = {}) {
  const { token, staff } = useSession();
  return useInfiniteQuery({
    queryKey: [queries, staff.id, filter],
    queryFn: ({ pageParam }) => fetchReadings(token, filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: refreshMilliseconds ?? false,
    refetchOnReconnect: false,
  });
}

/** What is marked stays where it stands until the list is read anew, so that the place in it is not lost. */
export function useMarkSeen(id: string) {
  const { token, staff } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => markReadingSeen(token, id),
    onSuccess: (reading) =>
      client.setQueriesData<ReadingPages>({ queryKey: [queries, staff.id] }, (pages) =>
        pages === undefined ? undefined : withReading(pages, reading),
      ),
  });
}
