import type { CaseWork } from '../cases.js';
import { lockOwnContact } from './whose-contacts.js';

/** They are told nothing more, and no link of theirs opens anything. @throws CaseError `not_found`, `contact_of_officer` */
export async function removeOwnContact(work: CaseWork, personId: string, contactId: string): Promise<void> {
  const contact = await lockOwnContact(work, personId, contactId);
  await work.book.contacts.remove(contact.id);
  work.record('contact.remove', 'contact', contact.id, { subjects: [personId] });
}
