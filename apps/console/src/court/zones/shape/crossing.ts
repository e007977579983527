import type { LonLat, Ring } from './shape.js';

/** Beyond, comparing each side with each would hold the page up; the server says it. */
const mostSides = 3_000;

/** The first corner after which a ring crosses or touches itself; `null`: it does not. */
export function firstCrossing(ring: Ring): number | null {
  const sides = ring.length - 1;
  if (sides > mostSides) return null;
  for (let i = 0; i < sides; i += 1)
    for (let j = i + 1; j < sides; j += 1) {
      const isNext = j === i + 1 || (i === 0 && j === sides - 1);
      if (isNext ? foldsBack(ring, i, j, sides) : meet(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!)) return i;
    }
  return null;
}

/** Neighbouring sides share a corner; wrong is only one that runs back over the other. */
function foldsBack(ring: Ring, i: number, j: number, sides: number): boolean {
  const [before, corner, after] = j === i + 1 ? [ring[i]!, ring[j]!, ring[j + 1]!] : [ring[j]!, ring[0]!, ring[1]!];
  if (sides < 3 || side(before, corner, after) !== 0) return false;
  return (before[0] - corner[0]) * (after[0] - corner[0]) + (before[1] - corner[1]) * (after[1] - corner[1]) > 0;
}

function meet(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  );
}

const side = (a: LonLat, b: LonLat, c: LonLat): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));

const within = (a: LonLat, b: LonLat, c: LonLat): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);
