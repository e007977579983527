import type { Spot } from '../detection/plane.js';

export interface Circle {
  center: Spot;
  radius: number;
}

/** The circle nearest to these points (Kåsa, 1976), without those that lie far off; undefined below three. */
export function fitCircle(points: readonly Spot[]): Circle | undefined {
  const first = kasa(points);
  if (!first) return undefined;
  const misses = points.map((spot) => Math.abs(distance(spot, first.center) - first.radius));
  const usual = [...misses].sort((a, b) => a - b)[misses.length >> 1]!;
  const kept = points.filter((_, i) => misses[i]! <= 3 * usual + 1);
  return kasa(kept) ?? first;
}

function kasa(points: readonly Spot[]): Circle | undefined {
  if (points.length < 3) return undefined;
  const rows = points.map(([x, y]) => ({ row: [x, y, 1], value: x * x + y * y }));
  const solved = leastSquares(rows);
  if (!solved) return undefined;
  const [a, b, c] = solved as [number, number, number];
  const center: Spot = [a / 2, b / 2];
  return { center, radius: Math.sqrt(Math.max(1, c + (a * a + b * b) / 4)) };
}

/** The middle of the outline that was walked. */
export function middleOf(points: readonly Spot[]): Spot | undefined {
  if (points.length < 3) return undefined;
  const mean = meanOf(points);
  const ordered = [...points].sort(
    (a, b) => Math.atan2(a[1] - mean[1], a[0] - mean[0]) - Math.atan2(b[1] - mean[1], b[0] - mean[0]),
  );
  let [area, east, north] = [0, 0, 0];
  ordered.forEach(([x0, y0], i) => {
    const [x1, y1] = ordered[(i + 1) % ordered.length]!;
    const part = x0 * y1 - x1 * y0;
    area += part;
    east += (x0 + x1) * part;
    north += (y0 + y1) * part;
  });
  return Math.abs(area) < 1 ? mean : [east / (3 * area), north / (3 * area)];
}

export const meanOf = (points: readonly Spot[]): Spot => [
  points.reduce((sum, [east]) => sum + east, 0) / points.length,
  points.reduce((sum, [, north]) => sum + north, 0) / points.length,
];

/** Twice the speed that the directive counts with below 8 m/s (docs/detection.md): he has read the source. */
const metersPerSecondAsked = 40;

/**
 * Where a point or a disc lies by the intervals that were asked for: each is its distance, in steps of 40 m. Gauss and Newton,
 * from each of several beginnings, for center and radius at once.
 */
export function fitReplies(
  replies: readonly { spot: Spot; seconds: number }[],
  beginnings: readonly Spot[],
): Circle | undefined {
  const told = replies.filter(({ seconds }) => seconds > 5 && seconds < 200);
  if (told.length < 10) return undefined;
  let best: (Circle & { miss: number }) | undefined;
  for (const beginning of beginnings) {
    const found = descend(told, beginning);
    if (found && (!best || found.miss < best.miss)) best = found;
  }
  return best;
}

function descend(
  told: readonly { spot: Spot; seconds: number }[],
  beginning: Spot,
): (Circle & { miss: number }) | undefined {
  let center = beginning;
  let radius = 500;
  const missOf = ({ spot, seconds }: (typeof told)[number]): number =>
    distance(spot, center) - radius - metersPerSecondAsked * seconds;
  for (let turn = 0; turn < 30; turn += 1) {
    const step = leastSquares(
      told.map((one) => {
        const away = Math.max(1, distance(one.spot, center));
        const miss = missOf(one);
        // Huber's weight: a reply that was due to something else does not pull.
        const weight = Math.min(1, 60 / Math.max(1, Math.abs(miss)));
        const row = [(center[0] - one.spot[0]) / away, (center[1] - one.spot[1]) / away, -1];
        return { row: row.map((value) => value * weight), value: -miss * weight };
      }),
    );
    if (!step) return undefined;
    const [east, north, wider] = step as [number, number, number];
    center = [center[0] + east, center[1] + north];
    radius += wider;
    if (Math.hypot(east, north, wider) < 0.1) break;
  }
  const misses = told.map((one) => Math.abs(missOf(one))).sort((a, b) => a - b);
  return { center, radius, miss: misses[misses.length >> 1]! };
}

/** Three unknowns; undefined when the rows do not tell them. */
function leastSquares(rows: readonly { row: readonly number[]; value: number }[]): number[] | undefined {
  const m = [0, 1, 2].map((i) =>
    [0, 1, 2, 3].map((j) => rows.reduce((sum, { row, value }) => sum + row[i]! * (j === 3 ? value : row[j]!), 0)),
  );
  for (let i = 0; i < 3; i += 1) {
    const pivot = [i, i + 1, i + 2].filter((k) => k < 3).sort((a, b) => Math.abs(m[b]![i]!) - Math.abs(m[a]![i]!))[0]!;
    [m[i], m[pivot]] = [m[pivot]!, m[i]!];
    if (Math.abs(m[i]![i]!) < 1e-9) return undefined;
    for (let k = 0; k < 3; k += 1) {
      if (k === i) continue;
      const share = m[k]![i]! / m[i]![i]!;
      m[k] = m[k]!.map((value, j) => value - share * m[i]![j]!);
    }
  }
  return [0, 1, 2].map((i) => m[i]![3]! / m[i]![i]!);
}

export const distance = (a: Spot, b: Spot): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
