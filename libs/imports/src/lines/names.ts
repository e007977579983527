import type { PersonRecord } from '#orders';

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[\s.,-]+/g, ' ')
    .trim();

/** Whether two spellings are of one name: case, spaces and points do not count. */
export const sameName = (one: string, other: string): boolean => plain(one) === plain(other);

export const byName = (people: readonly PersonRecord[], name: string): PersonRecord[] =>
  people.filter((person) => sameName(person.name, name));
