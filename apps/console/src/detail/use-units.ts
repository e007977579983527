import { useQuery } from '@tanstack/react-query';
import { fetchUnits } from '../api/incidents.js';
import { useSession } from '../session/use-session.js';

/** The agency's patrols; read once in five minutes. */
export function useUnits() {
  const { token } = useSession();
  return useQuery({ queryKey: ['units'], queryFn: () => fetchUnits(token), staleTime: 300_000 });
}
