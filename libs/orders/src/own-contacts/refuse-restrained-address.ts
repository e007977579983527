import { type Address, phoneKey } from '#domain';
import { CaseError } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import type { PersonRecord } from '../records.js';

/**
 * Whoever has taken her phone could have himself told where she is. The answer does not say why: it would tell which of his
 * numbers are known.
 *
 * @throws CaseError `contact_refused`
 */
export async function refuseRestrainedAddress(
  { book }: CaseWork,
  personId: string,
  channels: readonly Address[],
): Promise<void> {
  const orders = (await book.orders.ofPerson(personId)).filter(({ status }) => status !== 'revoked');
  const parties = [...(await book.orders.parties(orders.map(({ id }) => id))).values()].flat();
  const restrained = parties.filter((party) => party.role === 'respondent' && party.personId !== personId);
  const people = await book.people.many(restrained.map((party) => party.personId));
  const theirs = new Set(people.flatMap(reachedAt));
  if (channels.flatMap(keyOf).some((key) => theirs.has(key)))
    throw new CaseError('contact_refused', 'This contact cannot be chosen. Ask your officer.');
}

const reachedAt = ({ phone, channels }: PersonRecord): string[] => [
  ...(phone === null ? [] : [phoneKey(phone)]),
  ...channels.flatMap(keyOf),
];

function keyOf(address: Address): string[] {
  if (address.channel === 'sms') return [phoneKey(address.phone)];
  return address.channel === 'email' ? [address.address.toLowerCase()] : [];
}
