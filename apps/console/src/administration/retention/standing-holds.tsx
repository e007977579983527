import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { StaffName } from '../../break-glass/names.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { useDate } from '../parts/use-date.js';
import { ReleaseHold } from './release-hold.js';

/** Incidents of which everything is kept beyond its time. */
export function StandingHolds({ agencyId }: { agencyId: string }) {
  const { t } = useTranslation(['retention', 'house']);
  const { permissions } = useSession().staff;
  const date = useDate();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['holds', agencyId],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/v1/agencies/{id}/retention/holds', {
          params: { path: { id: agencyId }, query: given({ cursor: pageParam, limit: 50 }) },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // What is read names incidents, and is in the audit chain: not again for a look at another window.
    refetchOnWindowFocus: false,
  });
  const holds = data?.pages.flatMap((page) => page.holds) ?? [];
  const mayRelease = permissions.includes('incident.hold');
  return (
    <section className="house-panel" aria-labelledby="retention-holds">
      <h2 id="retention-holds">{t('retention:holds')}</h2>
      <p className="quiet">{t('retention:holdsHelp')}</p>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('retention:holds')}
          rows={holds}
          keyOf={({ id }) => id}
          empty={<p>{t('retention:noHolds')}</p>}
          columns={[
            {
              key: 'incident',
              title: t('retention:incident'),
              cell: ({ incidentId }) => <code className="house-id">{incidentId}</code>,
            },
            {
              key: 'placed',
              title: t('retention:placed'),
              cell: ({ placedAt }) => date(placedAt),
              sortBy: ({ placedAt }) => placedAt,
            },
            { key: 'by', title: t('retention:by'), cell: ({ placedBy }) => <StaffName id={placedBy} /> },
            { key: 'reason', title: t('house:reason'), cell: ({ reason }) => reason, sortBy: ({ reason }) => reason },
            ...(mayRelease
              ? [
                  {
                    key: 'release',
                    title: '',
                    cell: ({ incidentId }: (typeof holds)[number]) => (
                      <ReleaseHold incidentId={incidentId} onReleased={() => void refetch()} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <MoreRows
        shown={holds.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}
