import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { withGiven } from './given.js';
import { type AddressPolicy, openInternetOnly } from './addresses.js';
import { type NewPerson, refusePersonAddresses } from './register-person.js';
import type { PersonRecord } from './records.js';

export type PersonChange = { [Key in keyof NewPerson]?: NewPerson[Key] | undefined };

/** What is not given stays; `null` takes away. Channels are replaced as a whole. */
export async function changePerson(
  work: CaseWork,
  personId: string,
  change: PersonChange,
  policy: AddressPolicy = openInternetOnly,
): Promise<PersonRecord> {
  refusePersonAddresses(change.channels, policy);
  const next = withGiven(present(await work.book.people.lock(personId)), change);
  await work.book.people.update(next);
  work.record('person.change', 'person', next.id);
  return next;
}
