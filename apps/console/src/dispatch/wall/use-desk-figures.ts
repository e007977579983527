import { useEffect, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { fetchDeskFigures } from '../../api/desk-figures.js';
import { incidentStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';

/** Also by the clock: a day begins. Names nobody, so that no audit entry comes of it. */
const refreshMilliseconds = 60_000;

/** What the console cannot know of today, asked for anew when something was opened, reopened, handed over or acknowledged. */
export function useDeskFigures() {
  const incidents = useStore(incidentStore, (state) => state.incidents);
  const state = useMemo(
    () =>
      Object.values(incidents)
        .map(({ id, status, acknowledgedAt }) => (status === 'open' ? id : acknowledgedAt))
        .join(),
    [incidents],
  );
  const figures = useQuery({
    queryKey: ['desk-figures'],
    queryFn: fetchDeskFigures,
    refetchInterval: refreshMilliseconds,
  });
  const { refetch } = figures;
  useEffect(() => void refetch(), [state, refetch]);
  return figures;
}
