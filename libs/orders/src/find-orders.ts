import { type OrderState, orderStateAt } from '#domain';
import type { CaseBook, PageRequest } from './ports.js';
import type { OrderRecord, Party } from './records.js';
import { isWithin } from './is-within.js';
import { refuseOrderIf } from './order-terms.js';

export interface OrderSearch {
  states?: readonly OrderState[] | undefined;
  expiresWithinDays?: number | undefined;
  text?: string | undefined;
}

export interface FoundOrderRecord extends OrderRecord {
  state: OrderState;
  parties: readonly (Party & { name: string })[];
  zoneCount: number;
}

/** As much of an order as a search looks at. */
export type OrderOutline = Pick<
  OrderRecord,
  'id' | 'reference' | 'issuingAuthority' | 'status' | 'validFrom' | 'validTo'
>;

const dayMilliseconds = 86_400_000;

/**
 * Orders of the agency. Numbers and names are sealed, so that no index finds a part of them: outlines are read in one statement,
 * and looked through here.
 */
export async function findOrders(
  book: CaseBook,
  search: OrderSearch,
  { after, limit }: PageRequest,
  now: number,
): Promise<{ orders: FoundOrderRecord[]; nextCursor: string | null; total: number }> {
  const { text } = search;
  const outlines = await book.orders.outlines();
  const last = outlines.find(({ id }) => id === after);
  if (after !== undefined && !last) refuseOrderIf([{ path: 'cursor', message: 'is not the cursor of a page' }]);
  const ofThem = text === undefined ? undefined : await ordersOfNamed(book, text);
  const found = outlines.filter(
    (order) => fits(order, search, now) && (text === undefined || ofThem!.has(order.id) || says(order, text)),
  );
  const inOrder = search.expiresWithinDays === undefined ? newestFirst : endingFirst;
  found.sort(inOrder);
  // By its place, not by looking for it: it may have changed since, and be none of these any more.
  const rest = last ? found.filter((order) => inOrder(last, order) < 0) : found;
  const shown = rest.slice(0, limit);
  return {
    orders: await foundOrders(book, shown, now),
    nextCursor: rest.length > limit ? shown.at(-1)!.id : null,
    total: found.length,
  };
}

type InOrder = (one: OrderOutline, other: OrderOutline) => number;

const newestFirst: InOrder = (one, other) => (one.id < other.id ? 1 : one.id > other.id ? -1 : 0);
/** Without an end is last. */
const endingFirst: InOrder = (one, other) =>
  (one.validTo ?? Number.MAX_VALUE) - (other.validTo ?? Number.MAX_VALUE) || newestFirst(one, other);

export function fits(order: OrderOutline, { states, expiresWithinDays }: OrderSearch, now: number): boolean {
  const state = orderStateAt(order, now);
  if (states !== undefined && !states.includes(state)) return false;
  if (expiresWithinDays === undefined) return true;
  const { validTo } = order;
  const isWatched = state === 'in_force' || state === 'upcoming';
  return isWatched && validTo !== null && validTo <= now + expiresWithinDays * dayMilliseconds;
}

const says = ({ reference, issuingAuthority }: OrderOutline, text: string): boolean =>
  isWithin(text, reference ?? '') || isWithin(text, issuingAuthority);

async function ordersOfNamed(book: CaseBook, text: string): Promise<ReadonlySet<string>> {
  const named = await book.people.withName(text);
  const called = /^[\d\s()+-]{5,}$/.test(text) ? await book.people.withPhone(text) : [];
  return book.orders.ofPeople([...named, ...called].map(({ id }) => id));
}

async function foundOrders(
  book: CaseBook,
  outlines: readonly OrderOutline[],
  now: number,
): Promise<FoundOrderRecord[]> {
  const ids = outlines.map(({ id }) => id);
  const orders = new Map((await book.orders.many(ids)).map((order) => [order.id, order]));
  const parties = await book.orders.parties(ids);
  const counts = await book.zones.countOfOrders(ids);
  const personIds = new Set([...parties.values()].flat().map(({ personId }) => personId));
  const names = new Map((await book.people.many([...personIds])).map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => {
    const order = orders.get(id);
    if (!order) return [];
    const named = (parties.get(id) ?? []).map((party) => ({ ...party, name: names.get(party.personId) ?? '' }));
    return [{ ...order, state: orderStateAt(order, now), parties: named, zoneCount: counts.get(id) ?? 0 }];
  });
}
