import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingFilter } from '../api/break-glass.js';
import { ProblemNote } from '../detail/problem-note.js';
import { Dialog } from '../ui/dialog.js';
import { ReadingItem } from './reading-item.js';
import { readingsOf } from './readings.js';
import { useReadings } from './use-readings.js';

const filters: readonly ReadingFilter[] = ['unseen', 'all'];

/** Who read positions without an open incident, newest first. */
export function BreakGlassDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('breakGlass');
  const [filter, setFilter] = useState<ReadingFilter>('unseen');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="segmented" role="group" aria-label={t('filter')}>
        {filters.map((each) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
            {t(`filters.${each}`)}
          </button>
        ))}
      </div>
      <Readings key={filter} filter={filter} />
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}

function Readings({ filter }: { filter: ReadingFilter }) {
  const { t } = useTranslation('breakGlass');
  const [firstAdded, setFirstAdded] = useState<number>();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    useReadings(filter);
  const readings = readingsOf(data);

  function showMore(): void {
    setFirstAdded(readings.length);
    void fetchNextPage();
  }

  return (
    <>
      {isPending && <p className="quiet">{t('loading')}</p>}
      {data !== undefined && readings.length === 0 && <p className="quiet">{t(`none.${filter}`)}</p>}
      <ul className="readings">
        {readings.map((reading, nth) => (
          <ReadingItem key={reading.id} reading={reading} takesFocus={nth === firstAdded} />
        ))}
      </ul>
      {error !== null && <ProblemNote error={error} onRetry={isFetchNextPageError ? showMore : () => void refetch()} />}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={showMore}>
          {t('more')}
        </button>
      )}
    </>
  );
}
