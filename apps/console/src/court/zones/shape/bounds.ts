import { asArea } from './circle.js';
import type { LonLat, Shape } from './shape.js';

export type Bounds = [[west: number, south: number], [east: number, north: number]];

/** What holds all of these; `null`: there is nothing. */
export function boundsOf(shapes: readonly Shape[], points: readonly LonLat[] = []): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const corners = shapes.flatMap((shape) => asArea(shape).polygons.flat(2));
  for (const [longitude, latitude] of [...corners, ...points]) {
    [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
    [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  }
  return Number.isFinite(west)
    ? [
        [west, south],
        [east, north],
      ]
    : null;
}
