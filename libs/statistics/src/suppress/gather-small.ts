import { smallestCell } from '#domain';
import { beside, type Count, isLarge, isSmall, none } from './count.js';

export interface Gathered {
  /** In the order given. */
  shown: readonly string[];
  /** Shown as one number. */
  rest: readonly string[];
}

/**
 * Groups whose total is published: small ones are shown as one number, the rest. Where that is small itself, or all but
 * one small group of it are, the smallest of the others goes in as well: what the total less all that is shown gives
 * away is the rest, and it must say as little as any number that is shown. Groups without incidents are in neither.
 *
 * @param open groups that hide no others; where these would be needed, nothing is shown
 */
export function gatherSmall(counts: ReadonlyMap<string, Count>, open: ReadonlySet<string> = new Set()): Gathered {
  const present = [...counts].filter(([, { incidents }]) => incidents > 0);
  const rest = new Map(present.filter(([, count]) => isSmall(count)));
  const bySize = present
    .filter(([name, count]) => isLarge(count) && !open.has(name))
    .sort(([a, x], [b, y]) => x.incidents - y.incidents || (a < b ? -1 : 1));
  while (rest.size > 0 && !hidesEach(rest) && bySize.length > 0) rest.set(...bySize.shift()!);
  if (rest.size > 0 && !hidesEach(rest)) return { shown: [], rest: present.map(([name]) => name) };
  return { shown: present.map(([name]) => name).filter((name) => !rest.has(name)), rest: [...rest.keys()] };
}

function hidesEach(rest: ReadonlyMap<string, Count>): boolean {
  const whole = [...rest.values()].reduce(beside, none);
  return (
    isLarge(whole) &&
    [...rest.values()].every((count) => !isSmall(count) || whole.incidents - count.incidents >= smallestCell)
  );
}
