import { CaseError, present } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import type { ContactRecord } from '../records.js';

/** More nobody can be told in time, and each of them gets a message that somebody pays for. */
export const mostOwnContacts = 10;

/**
 * Who may have strangers written to by the house: whoever an order protects, and who has none. One whom an order restrains could
 * write to the other party by it.
 *
 * @throws CaseError `contacts_not_hers`
 */
export async function refuseRestrained({ book }: CaseWork, personId: string): Promise<void> {
  const orders = (await book.orders.ofPerson(personId)).filter(({ status }) => status !== 'revoked');
  const parties = await book.orders.parties(orders.map(({ id }) => id));
  const own = [...parties.values()].flat().filter((party) => party.personId === personId);
  if (own.length === 0 || own.some(({ role }) => role === 'protected')) return;
  throw new CaseError('contacts_not_hers', 'Contacts are chosen by whom an order protects.');
}

/** @throws CaseError `not_found`, `contact_of_officer` */
export async function lockOwnContact(work: CaseWork, personId: string, contactId: string): Promise<ContactRecord> {
  await refuseRestrained(work, personId);
  const found = await work.book.contacts.lock(contactId);
  const contact = present(found?.personId === personId ? found : undefined);
  // Who has taken her phone must not be able to silence whom the officer wrote down.
  if (contact.designatedBy !== 'person')
    throw new CaseError('contact_of_officer', 'Your officer wrote this contact down. Ask them to change it.');
  return contact;
}
