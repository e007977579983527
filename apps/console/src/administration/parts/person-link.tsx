import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys, readPerson } from './queries.js';

/** A person's name, which leads to their page. Each name is read once: it is a reading, too. */
export function PersonLink({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: keys.person(id),
    queryFn: () => readPerson(id),
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Link to="/administration/people/$personId" params={{ personId: id }}>
      {data?.name ?? id.slice(-12)}
    </Link>
  );
}
