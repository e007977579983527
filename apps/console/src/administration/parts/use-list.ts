import { useInfiniteQuery } from '@tanstack/react-query';

interface Page<Row> {
  rows: readonly Row[];
  nextCursor: string | null;
}

/** A list that comes page by page. What is read of people is in the audit chain: it is read when it is asked for, never by the minute. */
export function useList<Row>(key: readonly unknown[], page: (cursor: string | undefined) => Promise<Page<Row>>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ rows }) => rows) ?? [] };
}
