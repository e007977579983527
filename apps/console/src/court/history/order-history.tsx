import { useInfiniteQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../detail/problem-note.js';
import { useSession } from '../../session/use-session.js';
import { readVersions } from '../court-api.js';
import type { OrderAndPeople } from '../orders/use-order.js';
import { useCourt } from '../use-words-of-court.js';
import { VersionItem } from './version-item.js';
import './history.css';

/** Every version of an order: what changed, by whom, when and why. */
export function OrderHistory({ order, people }: OrderAndPeople) {
  const { t } = useCourt();
  const { staff } = useSession();
  const history = useInfiniteQuery({
    queryKey: ['court', 'versions', staff.id, order.id],
    queryFn: ({ pageParam }) => readVersions(order.id, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
  const versions = history.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <section className="tab-panel">
      {history.isPending && <p role="status">{t('loading')}</p>}
      {history.error !== null && <ProblemNote error={history.error} onRetry={() => void history.refetch()} />}
      <ol className="timeline">
        {versions.map((version) => (
          <VersionItem key={version.version} version={version} people={people} />
        ))}
      </ol>
      {history.hasNextPage && (
        <div>
          <button
            type="button"
            className="button"
            disabled={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            {t('history.more')}
          </button>
        </div>
      )}
    </section>
  );
}
