import { useQuery } from '@tanstack/react-query';
import type { Incident } from '#contracts';
import { fetchZones } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';
import type { Ground } from './ground.js';
import { useSettled } from '../detail/use-settled.js';

/** What the incident's order forbids, for the desk that works on it; zones hardly change while it lasts. */
export function useZones(incident: Incident | undefined): Ground | undefined {
  const { token, staff } = useSession();
  const isSettled = useSettled();
  const { data } = useQuery({
    queryKey: ['incident-zones', incident?.id],
    queryFn: () => fetchZones(token, incident!.id),
    enabled: isSettled && incident?.orderId != null && staff.permissions.includes('incident.track'),
    staleTime: 300_000,
    retry: false,
  });
  return data;
}
