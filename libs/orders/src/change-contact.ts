import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { type AddressPolicy, checkAddresses } from './addresses.js';
import { type NewContact, refuseContactIf } from './designate-contact.js';
import { withGiven } from './given.js';
import type { ContactRecord } from './records.js';

export type ContactChange = { [Key in Exclude<keyof NewContact, 'personId'>]?: NewContact[Key] | undefined };

/** What is not given stays. Channels are replaced as a whole: their secrets cannot be read back. */
export async function changeContact(
  work: CaseWork,
  contactId: string,
  change: ContactChange,
  policy: AddressPolicy,
): Promise<ContactRecord> {
  if (change.channels) refuseContactIf(checkAddresses(change.channels, policy));
  const given = withGiven(present(await work.book.contacts.lock(contactId)), change);
  const next = given.consentedAt === null ? given : { ...given, declinedAt: null };
  await work.book.contacts.update(next);
  work.record('contact.change', 'contact', next.id);
  return next;
}
