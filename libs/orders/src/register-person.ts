import type { Language } from '#domain';
import type { CaseWork } from './cases.js';
import type { HashedPins } from './person-pins.js';
import type { PersonRecord } from './records.js';

export interface NewPerson extends HashedPins {
  name: string;
  phone?: string | null | undefined;
  language: Language;
}

/** Takes a person into the agency's files. What they are in a case (protected, respondent) the order says. */
export async function registerPerson(work: CaseWork, person: NewPerson): Promise<PersonRecord> {
  const record: PersonRecord = {
    id: work.newId(),
    createdAt: work.now,
    name: person.name,
    phone: person.phone ?? null,
    language: person.language,
    pinHash: person.pinHash ?? null,
    duressPinHash: person.duressPinHash ?? null,
  };
  await work.book.people.insert(record);
  work.record('person.register', 'person', record.id);
  return record;
}
