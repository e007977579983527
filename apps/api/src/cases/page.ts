import type { PageQuery } from '#contracts';
import type { PageRequest } from '#orders';

/** One more than asked for tells whether there is a next page. */
export const requestOf = ({ cursor, limit }: PageQuery): PageRequest => ({ after: cursor, limit: limit + 1 });

export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  { limit }: PageQuery,
): { rows: readonly Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  return { rows: shown, nextCursor: rows.length > limit ? shown.at(-1)!.id : null };
}
