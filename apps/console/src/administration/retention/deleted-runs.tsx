import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { useDate } from '../parts/use-date.js';

/** What was deleted, of which kind, by which period. */
export function DeletedRuns({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation(['retention', 'house']);
  const date = useDate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['retention-runs', agencyId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/agencies/{id}/retention/runs', {
          params: { path: { id: agencyId }, query: given({ cursor: pageParam, limit: 20 }) },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const runs = data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <section className="house-panel" aria-labelledby="retention-runs">
      <h2 id="retention-runs">{t('retention:runs')}</h2>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('retention:runs')}
          rows={runs}
          keyOf={({ id, kind }) => `${id} ${kind}`}
          empty={<p>{t('retention:noRuns')}</p>}
          columns={[
            { key: 'at', title: t('retention:at'), cell: ({ at }) => date(at), sortBy: ({ at }) => at },
            {
              key: 'kind',
              title: t('retention:kind'),
              cell: ({ kind }) => t(`retention:kinds.${kind}`),
              sortBy: ({ kind }) => t(`retention:kinds.${kind}`),
            },
            {
              key: 'deleted',
              title: t('retention:deleted'),
              cell: ({ deleted }) => deleted,
              sortBy: ({ deleted }) => deleted,
              isNumber: true,
            },
            {
              key: 'upTo',
              title: t('retention:upTo'),
              cell: ({ upTo }) => date(upTo),
              sortBy: ({ upTo }) => upTo,
            },
            {
              key: 'days',
              title: t('retention:byDays'),
              cell: ({ days, policyVersion }) => t('retention:byPolicy', { days, version: policyVersion }),
              sortBy: ({ days }) => days,
            },
          ]}
        />
      )}
      <MoreRows
        shown={runs.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}
