export interface Sorting {
  /** Key of the column. */
  by: string;
  descending: boolean;
}

export type SortValue = string | number | null;

/** A press on a column's head: the column, then the other way round. */
export const pressed = (sorting: Sorting | null, by: string): Sorting =>
  sorting?.by === by ? { by, descending: !sorting.descending } : { by, descending: false };

/** In a new list. What has no value comes last either way; what is equal keeps its order. */
export function sorted<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  descending: boolean,
  language: string,
): Row[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : compare(`${one}`, `${other}`));
  });
}
