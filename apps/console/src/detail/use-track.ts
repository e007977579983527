import { useEffect } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Incident, Track } from '#contracts';
import { fetchTrack } from '../api/incidents.js';
import { fixesOfTrack, withFixes } from '../feed/position-state.js';
import { positionStore } from '../feed/stores.js';
import { useSession } from '../session/use-session.js';
import { useSettled } from './use-settled.js';

const show = (incidentId: string, track: Track): void =>
  positionStore.update((state) => withFixes(state, incidentId, fixesOfTrack(track)));

/** Reads where both parties have been; what comes afterwards the live feed brings. Of a closed incident see {@link useGlass}. */
export function useTrack({ id, status }: Incident): { isError: boolean } {
  const { token, staff } = useSession();
  const isSettled = useSettled();
  const track = useQuery({
    queryKey: ['track', id],
    queryFn: () => fetchTrack(token, id),
    enabled: isSettled && status !== 'closed' && staff.permissions.includes('incident.track'),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (track.data !== undefined) show(id, track.data);
  }, [track.data, id]);
  return track;
}

/** Breaking the glass: positions of a closed incident, with a reason. Asked anew each time, never of itself. */
export function useGlass({ id }: Incident) {
  const { token } = useSession();
  return useMutation({
    mutationFn: (reason: string) => fetchTrack(token, id, reason),
    onSuccess: (track) => show(id, track),
  });
}
