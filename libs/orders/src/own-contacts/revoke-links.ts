import type { CaseWork } from '../cases.js';
import { present } from '../case.error.js';
import { refuseRestrained } from './whose-contacts.js';

/** Of whomever she has as a contact, an officer's too: who may see where she is, she decides. @throws CaseError `not_found` */
export async function revokeOwnLinks(work: CaseWork, personId: string, contactId: string): Promise<void> {
  await refuseRestrained(work, personId);
  const found = await work.book.contacts.lock(contactId);
  const contact = present(found?.personId === personId ? found : undefined);
  await work.book.contacts.revokeLinks(contact.id, work.now);
  work.record('contact.revoke_links', 'contact', contact.id);
}
