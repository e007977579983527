import { type Count, isLarge, isSmall } from './count.js';

type Grid = readonly (readonly Count[])[];
type Corner = readonly [row: number, column: number];

/**
 * Which cells of a table are hidden when the sums of its rows and columns are published: small ones, and others so that
 * no sum gives a small one away. Each small cell is the corner of two rectangles of hidden cells. Along the first it could
 * be larger by the smallest cell that is shown, along the second nothing at all: what is added to one corner and taken from
 * the next leaves every sum as it is. So nobody can compute it, or say that it is small.
 *
 * @param open columns that hide no others, and are the same in another table: of a small cell in one of them the second row
 * is the one that the column alone says, so that both tables hide the same
 * @returns `undefined` when no such rectangles can be found: then no cell of the table may be shown
 */
export function hiddenCells(
  grid: Grid,
  open: ReadonlySet<number> = new Set(),
): readonly (readonly boolean[])[] | undefined {
  const hidden = grid.map((row) => row.map(isSmall));
  for (const [row, cells] of grid.entries())
    for (const [column, cell] of cells.entries()) {
      if (!isSmall(cell)) continue;
      const at: Corner = [row, column];
      const larger = cheapest(grid, hidden, open, at, (beside, across) => isLarge(beside) && isLarge(across));
      for (const [r, c] of larger ?? []) hidden[r]![c] = true;
      const smaller = cheapest(grid, hidden, open, at, (_, __, opposite) => opposite.incidents >= cell.incidents);
      for (const [r, c] of smaller ?? []) hidden[r]![c] = true;
      if (!larger || !smaller) return undefined;
    }
  return hidden;
}

type Fits = (besideIt: Count, acrossIt: Count, opposite: Count) => boolean;

/** The other three corners that fit and hide the fewest incidents more. */
function cheapest(
  grid: Grid,
  hidden: boolean[][],
  open: ReadonlySet<number>,
  [row, column]: Corner,
  fits: Fits,
): readonly Corner[] | undefined {
  let best: readonly Corner[] | undefined;
  let least = Infinity;
  for (let r = 0; r < grid.length; r += 1)
    for (let c = 0; c < grid[row]!.length; c += 1) {
      if (r === row || c === column || open.has(c) || (open.has(column) && r !== secondRow(grid, column))) continue;
      if (!fits(grid[row]![c]!, grid[r]![column]!, grid[r]![c]!)) continue;
      const corners: Corner[] = [
        [row, c],
        [r, column],
        [r, c],
      ];
      const cost = corners.reduce((sum, [i, j]) => sum + (hidden[i]![j] ? 0 : 1 + grid[i]![j]!.incidents), 0);
      if (cost < least) [best, least] = [corners, cost];
    }
  return best;
}

/** Of the smallest large cell; `-1`: there is none. */
function secondRow(grid: Grid, column: number): number {
  const large = [...grid.keys()].filter((row) => isLarge(grid[row]![column]!));
  return large.reduce(
    (least, row) => (least < 0 || grid[row]![column]!.incidents < grid[least]![column]!.incidents ? row : least),
    -1,
  );
}
