import type { Contact, ContactPage, Person, StaffMember, StaffPage } from '#contracts';
import { request } from './request.js';

const pageSize = 200;

/** Every member of the agency's staff, also those who have left. */
export async function fetchStaff(token: string): Promise<StaffMember[]> {
  const staff: StaffMember[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (cursor !== null) query.set('cursor', cursor);
    const page: StaffPage = await request<StaffPage>(`/v1/staff?${query.toString()}`, { token });
    staff.push(...page.staff);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return staff;
}

export const fetchPerson = (token: string, id: string): Promise<Person> =>
  request<Person>(`/v1/people/${id}`, { token });

/** Whom this person chose, in no order; more than a page of them nobody has. */
export const fetchContacts = async (token: string, personId: string): Promise<Contact[]> =>
  (await request<ContactPage>(`/v1/contacts?personId=${personId}&limit=${pageSize}`, { token })).contacts;
