import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchPerson, fetchStaff } from '../api/people.js';
import { useSession } from '../session/use-session.js';
import { useTitles } from '../words/use-titles.js';
import { seesNames } from './readings.js';

/** The end of an id: its beginning is a time, which many share. */
const idText = (id: string): string => id.slice(-12);

/** Name and role of a member of the agency's staff; the id until they are known. */
export function StaffName({ id }: { id: string }) {
  const { t } = useTranslation();
  const titles = useTitles();
  const { token, staff } = useSession();
  const { data } = useQuery({ queryKey: ['staff', staff.id], queryFn: () => fetchStaff(token), staleTime: Infinity });
  const member = data?.find((known) => known.id === id);
  if (member === undefined) return <code>{idText(id)}</code>;
  return (
    <>
      {member.name} ({titles.staffRoles[member.role]}
      {id === staff.id && `, ${t('you')}`})
    </>
  );
}

/** Whose role reads no people, and who is registered with another agency, stays an id. Each name is read once: it is a reading, too. */
export function PersonName({ id }: { id: string }) {
  const { token, staff } = useSession();
  const { data } = useQuery({
    queryKey: ['person', staff.id, id],
    queryFn: () => fetchPerson(token, id),
    enabled: seesNames(staff.role),
    staleTime: Infinity,
    retry: false,
  });
  return data === undefined ? <code>{idText(id)}</code> : <b>{data.name}</b>;
}
