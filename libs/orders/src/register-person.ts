import type { Address, Language, Sex } from '#domain';
import { type AddressPolicy, checkAddresses, openInternetOnly } from './addresses.js';
import { refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { HashedPins } from './person-pins.js';
import type { PersonRecord } from './records.js';

export interface NewPerson extends HashedPins {
  name: string;
  phone?: string | null | undefined;
  language: Language;
  sex?: Sex | null | undefined;
  birthYear?: number | null | undefined;
  /** In the order they are wanted. */
  channels?: readonly Address[] | undefined;
}

/** Takes a person into the agency's files. What they are in a case (protected, respondent) the order says. */
export async function registerPerson(
  work: CaseWork,
  person: NewPerson,
  policy: AddressPolicy = openInternetOnly,
): Promise<PersonRecord> {
  refusePersonAddresses(person.channels, policy);
  const record = newPersonRecord(work, person);
  await work.book.people.insert(record);
  work.record('person.register', 'person', record.id);
  return record;
}

export function newPersonRecord(work: CaseWork, person: NewPerson, id = work.newId()): PersonRecord {
  return {
    id,
    createdAt: work.now,
    name: person.name,
    phone: person.phone ?? null,
    language: person.language,
    pinHash: person.pinHash ?? null,
    duressPinHash: person.duressPinHash ?? null,
    sex: person.sex ?? null,
    birthYear: person.birthYear ?? null,
    channels: person.channels ?? [],
  };
}

export const refusePersonAddresses = (addresses: readonly Address[] | undefined, policy: AddressPolicy): void =>
  refuseIf(checkAddresses(addresses ?? [], policy), 'person_invalid', 'The person cannot be reached like this.');
