import type { Address, AlarmKind, Language } from '#domain';
import { CaseError, present } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import { refuseContactIf } from '../designate-contact.js';
import type { ContactRecord } from '../records.js';
import { admitAsking } from './admit-asking.js';
import { refuseRestrainedAddress } from './refuse-restrained-address.js';
import { mostOwnContacts, refuseRestrained } from './whose-contacts.js';

export interface NewOwnContact {
  /** Made on the phone, so that a retry never makes two; absent: made here. */
  id?: string | undefined;
  name: string;
  shownName: string | null;
  language: Language;
  position: number;
  channels: readonly Address[];
  toldOf: readonly AlarmKind[] | null;
}

/**
 * Whom a protected person wants to be told, as she says on her phone. They are asked, and told nothing before they have agreed.
 *
 * @throws CaseError `contacts_not_hers`, `contact_refused`, `contacts_full`, `contacts_asked_too_often`
 */
export async function designateOwnContact(
  work: CaseWork,
  personId: string,
  { id, ...contact }: NewOwnContact,
): Promise<{ contact: ContactRecord; created: boolean }> {
  const { contacts, people } = work.book;
  present(await people.lock(personId));
  await refuseRestrained(work, personId);
  const earlier = id === undefined ? undefined : await contacts.byId(id);
  if (earlier?.personId === personId) return { contact: earlier, created: false };
  await refuseRestrainedAddress(work, personId, contact.channels);
  const own = (await contacts.ofPerson(personId)).filter(({ designatedBy }) => designatedBy === 'person');
  if (own.length >= mostOwnContacts)
    throw new CaseError('contacts_full', `There are ${mostOwnContacts} contacts already. Remove one first.`);
  await admitAsking(work, personId);
  const record: ContactRecord = {
    ...contact,
    id: id ?? work.newId(),
    createdAt: work.now,
    personId,
    consentedAt: null,
    designatedBy: 'person',
    declinedAt: null,
  };
  const isNew = await contacts.insert(record);
  refuseContactIf(isNew ? [] : [{ path: 'id', message: 'is taken' }]);
  await contacts.ask(record.id, work.now);
  work.record('contact.designate', 'contact', record.id);
  return { contact: record, created: true };
}
