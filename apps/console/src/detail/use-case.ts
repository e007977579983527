import { useQuery } from '@tanstack/react-query';
import type { Incident, OrderWithZones, Person } from '#contracts';
import { fetchOrder } from '../api/locations.js';
import { fetchPerson } from '../api/people.js';
import { useSession } from '../session/use-session.js';
import { useSettled } from './use-settled.js';

/** Orders and people are their own agency's: the desk of another one works without names. */
export function useMayRead({ agencyId }: Pick<Incident, 'agencyId'>, permission: string): boolean {
  const { agency, permissions } = useSession().staff;
  return agency.id === agencyId && permissions.includes(permission);
}

/** The incident's order with its zones; `undefined` while it is read, and for those who may not. */
export function useOrder(incident: Incident): OrderWithZones | undefined {
  const { token } = useSession();
  const isSettled = useSettled();
  const mayRead = useMayRead(incident, 'order.read');
  const { orderId } = incident;
  const { data } = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => fetchOrder(token, orderId!),
    enabled: isSettled && mayRead && orderId !== null,
    staleTime: 60_000,
  });
  return mayRead ? data : undefined;
}

/** Whoever it is, read once: a name is a reading, too. */
export function usePerson(incident: Incident, personId: string): Person | undefined {
  const { token } = useSession();
  const isSettled = useSettled();
  const mayRead = useMayRead(incident, 'person.read');
  const { data } = useQuery({
    queryKey: ['person-of-incident', personId],
    queryFn: () => fetchPerson(token, personId),
    enabled: isSettled && mayRead,
    staleTime: Infinity,
    retry: false,
  });
  return mayRead ? data : undefined;
}
