import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/operations/index.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';

/** Reports that could not be evaluated: of which device, when, why. What stood in them is nobody's to read here. */
export function QuarantineScreen() {
  const { t } = useTranslation(['operations', 'house']);
  const date = useDate();
  const { data, error, isPending, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['quarantine'],
      initialPageParam: null as string | null,
      queryFn: ({ pageParam }) =>
        answer(api.GET('/v1/quarantined-reports', { params: { query: given({ cursor: pageParam, limit: 50 }) } })),
      getNextPageParam: ({ nextCursor }) => nextCursor,
    });
  const reports = data?.pages.flatMap(({ quarantinedReports }) => quarantinedReports) ?? [];
  return (
    <Screen
      title={t('operations:quarantine.title')}
      intro={t('operations:quarantine.intro')}
      actions={
        <button type="button" className="button" disabled={isFetching} onClick={() => void refetch()}>
          {t('house:again')}
        </button>
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('operations:quarantine.title')}
          rows={reports}
          keyOf={({ id }) => id}
          empty={<p>✓ {t('operations:quarantine.none')}</p>}
          columns={[
            {
              key: 'at',
              title: t('operations:quarantine.receivedAt'),
              cell: ({ receivedAt }) => date(receivedAt),
              sortBy: ({ receivedAt }) => receivedAt,
            },
            {
              key: 'device',
              title: t('operations:quarantine.device'),
              cell: ({ deviceId }) => <code className="house-id">{deviceId}</code>,
              sortBy: ({ deviceId }) => deviceId,
            },
            {
              key: 'reason',
              title: t('operations:quarantine.why'),
              cell: ({ reason }) => <code>{reason}</code>,
              sortBy: ({ reason }) => reason,
            },
          ]}
        />
      )}
      <MoreRows
        shown={reports.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </Screen>
  );
}
