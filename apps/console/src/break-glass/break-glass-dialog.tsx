import { useState } from 'react';
import type { ReadingFilter } from '../api/break-glass.js';
import { ProblemNote } from '../detail/problem-note.js';
import { Dialog } from '../ui/dialog.js';
import { useWords } from '../words/use-words.js';
import { ReadingItem } from './reading-item.js';
import { readingsOf } from './readings.js';
import { useReadings } from './use-readings.js';

const filters: readonly ReadingFilter[] = ['unseen', 'all'];

/** Who read positions without an open incident, newest first. */
export function BreakGlassDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [filter, setFilter] = useState<ReadingFilter>('unseen');
  return (
    <Dialog title={words.breakGlass.title} onClose={onClose}>
      <div className="segmented" role="group" aria-label={words.breakGlass.filter}>
        {filters.map((each) => (
          <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
            {words.breakGlass.filters[each]}
          </button>
        ))}
      </div>
      <Readings key={filter} filter={filter} />
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.help.close}
        </button>
      </div>
    </Dialog>
  );
}

function Readings({ filter }: { filter: ReadingFilter }) {
  const words = useWords();
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
      {isPending && <p className="quiet">{words.detail.loading}</p>}
      {data !== undefined && readings.length === 0 && <p className="quiet">{words.breakGlass.none[filter]}</p>}
      <ul className="readings">
        {readings.map((reading, nth) => (
          <ReadingItem key={reading.id} reading={reading} takesFocus={nth === firstAdded} />
        ))}
      </ul>
      {error !== null && <ProblemNote error={error} onRetry={isFetchNextPageError ? showMore : () => void refetch()} />}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={showMore}>
          {words.breakGlass.more}
        </button>
      )}
    </>
  );
}
