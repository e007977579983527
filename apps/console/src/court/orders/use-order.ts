import { useQuery } from '@tanstack/react-query';
import type { OrderWithZones, Person } from '#contracts';
import { useSession } from '../../session/use-session.js';
import { readOrder, readPerson } from '../court-api.js';

export interface OrderAndPeople {
  order: OrderWithZones;
  /** Its parties, by id. */
  people: ReadonlyMap<string, Person>;
}

/** An order with whom it is about. */
export function useOrder(orderId: string) {
  const { staff } = useSession();
  return useQuery({
    queryKey: ['court', 'order', staff.id, orderId],
    queryFn: async (): Promise<OrderAndPeople> => {
      const order = await readOrder(orderId);
      const people = await Promise.all(order.parties.map(({ personId }) => readPerson(personId)));
      return { order, people: new Map(people.map((person) => [person.id, person])) };
    },
  });
}
