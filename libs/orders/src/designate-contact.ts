import type { Address, FieldError, Language } from '#domain';
import { refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import { type AddressPolicy, checkAddresses } from './addresses.js';
import type { ContactRecord } from './records.js';

export interface NewContact {
  personId: string;
  name: string;
  language: Language;
  /** Who is told first: 1 before 2. */
  position: number;
  channels: readonly Address[];
  /** When they agreed to be told; absent: nobody has noted it. Milliseconds since 1970. */
  consentedAt?: number | null | undefined;
}

/** Whom a protected person wants to be told. */
export async function designateContact(
  work: CaseWork,
  contact: NewContact,
  policy: AddressPolicy,
): Promise<ContactRecord> {
  const known = await work.book.people.known([contact.personId]);
  refuseContactIf([
    ...(known.has(contact.personId) ? [] : [{ path: 'personId', message: 'is not a person you have registered' }]),
    ...checkAddresses(contact.channels, policy),
  ]);
  const { personId, name, language, position, channels, consentedAt = null } = contact;
  const record: ContactRecord = {
    id: work.newId(),
    createdAt: work.now,
    personId,
    name,
    language,
    position,
    channels,
    consentedAt,
    designatedBy: 'officer',
    toldOf: null,
    shownName: null,
    declinedAt: null,
  };
  await work.book.contacts.insert(record);
  work.record('contact.designate', 'contact', record.id);
  return record;
}

export const refuseContactIf = (errors: readonly FieldError[]): void =>
  refuseIf(errors, 'contact_invalid', 'The contact cannot be kept like this.');
