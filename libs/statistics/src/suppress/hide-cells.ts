import { type Count, isLarge, isSmall } from './count.js';

type Grid = readonly (readonly Count[])[];
type Corner = readonly [row: number, column: number];

/**
 * Which cells of a table are hidden when the sums of its rows and columns are published: small ones, and others so that
 * no sum gives a small one away. Each small cell is the corner of two rectangles of hidden cells. Along the first it could
 * be larger by the smallest cell that is shown, along the second nothing at all: what is added to one corner and taken from
 * the next leaves every sum as it is. So nobody can compute it, or say that it is small.
 *
 * `undefined` when no such rectangles can be found: then no cell of the table may be shown.
 */
export function hiddenCells(grid: Grid): readonly (readonly boolean[])[] | undefined {
  const hidden = grid.map((row) => row.map(isSmall));
  for (const [row, cells] of grid.entries())
    for (const [column, cell] of cells.entries()) {
      if (!isSmall(cell)) continue;
      const at: Corner = [row, column];
      const larger = cheapest(grid, hidden, at, (beside, across) => isLarge(beside) && isLarge(across));
      for (const [r, c] of larger ?? []) hidden[r]![c] = true;
      const smaller = cheapest(grid, hidden, at, (_, __, opposite) => opposite.incidents >= cell.incidents);
      for (const [r, c] of smaller ?? []) hidden[r]![c] = true;
      if (!larger || !smaller) return undefined;
    }
  return hidden;
}

type Fits = (besideIt: Count, acrossIt: Count, opposite: Count) => boolean;

/** The other three corners that fit and hide the fewest incidents more. */
function cheapest(grid: Grid, hidden: boolean[][], [row, column]: Corner, fits: Fits): readonly Corner[] | undefined {
  let best: readonly Corner[] | undefined;
  let least = Infinity;
  for (let r = 0; r < grid.length; r += 1)
    for (let c = 0; c < grid[row]!.length; c += 1) {
      if (r === row || c === column || !fits(grid[row]![c]!, grid[r]![column]!, grid[r]![c]!)) continue;
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
