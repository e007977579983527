import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingFilter } from '../../api/break-glass.js';
import { ReadingItem } from '../../break-glass/reading-item.js';
import { readingsOf } from '../../break-glass/readings.js';
import { useReadings } from '../../break-glass/use-readings.js';
import { ProblemNote } from '../../detail/problem-note.js';
import '../../words/break-glass/index.js';
import { MoreRows } from '../parts/more-rows.js';
import { Screen } from '../parts/screen.js';
import '../../break-glass/break-glass.css';
import './reviews.css';

const filters: readonly ReadingFilter[] = ['unseen', 'all'];

/** Who read positions without an open incident, with room for all of them. */
export function BreakGlassScreen() {
  const { t } = useTranslation(['breakGlass', 'house']);
  const [filter, setFilter] = useState<ReadingFilter>('unseen');
  const [firstAdded, setFirstAdded] = useState<number>();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useReadings(filter);
  const readings = readingsOf(data);
  return (
    <Screen
      title={t('breakGlass:title')}
      actions={
        <div className="segmented" role="group" aria-label={t('breakGlass:filter')}>
          {filters.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === filter}
              onClick={() => {
                setFirstAdded(undefined);
                setFilter(each);
              }}
            >
              {t(`breakGlass:filters.${each}`)}
            </button>
          ))}
        </div>
      }
    >
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <p className="quiet">{t('house:loading')}</p>}
      {data !== undefined && readings.length === 0 && <p className="house-empty">✓ {t(`breakGlass:none.${filter}`)}</p>}
      <ul className="readings reviews">
        {readings.map((reading, nth) => (
          <ReadingItem key={reading.id} reading={reading} takesFocus={nth === firstAdded} />
        ))}
      </ul>
      <MoreRows
        shown={readings.length}
        hasMore={hasNextPage}
        isBusy={isFetchingNextPage}
        onMore={() => {
          setFirstAdded(readings.length);
          void fetchNextPage();
        }}
      />
    </Screen>
  );
}
