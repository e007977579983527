import { beaconIdOf, type ImportKind, phoneKey } from '#domain';
import type { CaseBook, OrderRecord, Party, PersonRecord } from '#orders';
import type { RawLine } from '../columns.js';

/** What the agency has already, of all that the lines name: found in a handful of statements. */
export interface Known {
  /** Agency's own, by the key of their number. */
  people: ReadonlyMap<string, readonly PersonRecord[]>;
  /** Agency's own, by the key of their number. */
  orders: ReadonlyMap<string, readonly OrderRecord[]>;
  partiesOf: ReadonlyMap<string, readonly Party[]>;
  /** Of parties that lines name by their order. */
  peopleById: ReadonlyMap<string, PersonRecord>;
  /** Names that devices have, of whatever agency. */
  devices: ReadonlySet<string>;
}

/** Case and spaces in the number of an order are nobody's intention. */
export const orderKey = (number: string): string => number.normalize('NFKC').toUpperCase().replace(/\s+/g, '');

const nothing: Known = {
  people: new Map(),
  orders: new Map(),
  partiesOf: new Map(),
  peopleById: new Map(),
  devices: new Set(),
};

export async function gatherKnown(book: CaseBook, kind: ImportKind, lines: readonly RawLine[]): Promise<Known> {
  const all = (column: keyof RawLine['values']): string[] => [
    ...new Set(lines.flatMap(({ values }) => values[column] ?? [])),
  ];
  if (kind === 'orders')
    return {
      ...nothing,
      people: grouped(
        await book.people.withPhones([...all('protectedPhone'), ...all('respondentPhone')]),
        ({ phone }) => phoneKey(phone!),
      ),
      orders: grouped(await book.orders.withReferences(all('number')), ({ reference }) => orderKey(reference!)),
    };
  const orders = await book.orders.withReferences(all('orderNumber'));
  const partiesOf = await book.orders.parties(orders.map(({ id }) => id));
  const named = [...new Set([...partiesOf.values()].flat().map(({ personId }) => personId))];
  return {
    people: grouped(await book.people.withPhones(all('personPhone')), ({ phone }) => phoneKey(phone!)),
    orders: grouped(orders, ({ reference }) => orderKey(reference!)),
    partiesOf,
    peopleById: new Map((await book.people.many(named)).map((person) => [person.id, person])),
    devices: await book.devices.takenAcrossAgencies([
      ...new Set(all('deviceId').flatMap((name) => [name, beaconIdOf(name) ?? name])),
    ]),
  };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
