import { useEffect } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { fetchClosedIncidents } from '../api/incidents.js';
import { dropOldPositions, heldStore } from '../feed/stores.js';
import { useSession } from '../session/use-session.js';

/** A page after the other; read anew when the screen is opened. */
export function useClosed() {
  const { token, staff } = useSession();
  const { data, ...query } = useInfiniteQuery({
    queryKey: ['closed-incidents', staff.id],
    queryFn: ({ pageParam }) => fetchClosedIncidents(token, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return { ...query, incidents: data?.pages.flatMap(({ incidents }) => incidents) ?? [] };
}

/** Positions that were read with a reason stay as long as their incident is open on this screen, and no longer. */
export function useHeld(incidentId: string | null): void {
  useEffect(() => {
    heldStore.update(() => incidentId);
    return () => {
      heldStore.update(() => null);
      dropOldPositions();
    };
  }, [incidentId]);
}
