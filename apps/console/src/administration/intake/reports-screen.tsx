import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/intake/index.js';
import { DataTable } from '../parts/data-table.js';
import { MoreRows } from '../parts/more-rows.js';
import { given } from '../parts/query.js';
import { Screen } from '../parts/screen.js';
import { useDate } from '../parts/use-date.js';

/** A report is no alarm: nobody waits at the screen for one. */
const everyMilliseconds = 60_000;

/** What people without an account have told the agency, and who waits for an answer. */
export function ReportsScreen() {
  const { t } = useTranslation(['intake', 'house']);
  const date = useDate();
  const [isClosed, setClosed] = useState(false);
  const state = isClosed ? ('closed' as const) : undefined;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['intake', 'list', state],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answer(api.GET('/v1/intake-reports', { params: { query: given({ state, cursor: pageParam, limit: 50 }) } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: everyMilliseconds,
  });
  const reports = data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <Screen
      title={t('intake:title')}
      intro={t('intake:intro')}
      actions={
        <label>
          {t('intake:show')}{' '}
          <select value={isClosed ? 'closed' : 'open'} onChange={({ target }) => setClosed(target.value === 'closed')}>
            <option value="open">{t('intake:open')}</option>
            <option value="closed">{t('intake:closedOnes')}</option>
          </select>
        </label>
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && (
        <DataTable
          label={t('intake:title')}
          rows={reports}
          keyOf={({ id }) => id}
          empty={<p>✓ {t(isClosed ? 'intake:noneClosed' : 'intake:none')}</p>}
          columns={[
            {
              key: 'received',
              title: t('intake:received'),
              sortBy: ({ createdAt }) => createdAt,
              cell: ({ id, createdAt }) => (
                <Link to="/administration/reports/$reportId" params={{ reportId: id }}>
                  {date(createdAt)}
                </Link>
              ),
            },
            {
              key: 'state',
              title: t('intake:state'),
              sortBy: ({ state: each }) => each,
              cell: ({ state: each }) => (
                <span className={`tag ${each === 'new' ? 'tag-warning' : ''}`}>{t(`intake:states.${each}`)}</span>
              ),
            },
            {
              key: 'waits',
              title: t('intake:answer'),
              sortBy: ({ lastAuthor }) => lastAuthor,
              cell: ({ lastAuthor }) => t(lastAuthor === 'reporter' ? 'intake:waits' : 'intake:answered'),
            },
            {
              key: 'files',
              title: t('intake:files'),
              isNumber: true,
              sortBy: ({ files }) => files,
              cell: ({ files }) => files,
            },
            {
              key: 'last',
              title: t('intake:last'),
              sortBy: ({ updatedAt }) => updatedAt,
              cell: ({ updatedAt }) => date(updatedAt),
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
