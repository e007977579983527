import { isDeepStrictEqual } from 'node:util';
import { present } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import { withGiven } from '../given.js';
import type { ContactRecord } from '../records.js';
import { admitAsking } from './admit-asking.js';
import type { NewOwnContact } from './designate-own-contact.js';
import { refuseRestrainedAddress } from './refuse-restrained-address.js';
import { lockOwnContact } from './whose-contacts.js';

export type OwnContactChange = {
  [Key in Exclude<keyof NewOwnContact, 'id'>]?: NewOwnContact[Key] | undefined;
};

/**
 * What is not given stays. Another address may be another human's: they are asked anew, and told nothing until they agree.
 *
 * @throws CaseError `not_found`, `contacts_not_hers`, `contact_of_officer`, `contact_refused`, `contacts_asked_too_often`
 */
export async function changeOwnContact(
  work: CaseWork,
  personId: string,
  contactId: string,
  change: OwnContactChange,
): Promise<ContactRecord> {
  present(await work.book.people.lock(personId));
  const before = await lockOwnContact(work, personId, contactId);
  const given = withGiven(before, change);
  const isAsked = !isDeepStrictEqual(given.channels, before.channels);
  const next = isAsked ? { ...given, consentedAt: null, declinedAt: null } : given;
  if (isAsked) {
    await refuseRestrainedAddress(work, personId, next.channels);
    await admitAsking(work, personId);
  }
  await work.book.contacts.update(next);
  if (isAsked) await work.book.contacts.ask(next.id, work.now);
  work.record('contact.change', 'contact', next.id);
  return next;
}
