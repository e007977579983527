import { destination, distanceMeters, rounded } from './geodesy.js';
import { areaOf, type AreaShape, type CircleShape, type LonLat, type Ring, type Shape } from './shape.js';

const sides = 96;

/** Corners on the circle, for the eye. */
export function circleRing({ center, radiusMeters }: Omit<CircleShape, 'kind'>, count = sides): Ring {
  const corners = Array.from({ length: count }, (_, n) =>
    destination(center, radiusMeters, (-2 * Math.PI * n) / count),
  );
  return [...corners, corners[0]!];
}

/** A circle from corners that were dragged: around their middle, as wide as they are on average. */
export function circleThrough(ring: Ring): CircleShape {
  const corners = ring.slice(0, -1);
  const mean = (axis: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const center: LonLat = [rounded(mean(0)), rounded(mean(1))];
  const total = corners.reduce((sum, corner) => sum + distanceMeters(center, corner), 0);
  return { kind: 'circle', center, radiusMeters: Math.round(total / corners.length) };
}

/** Every shape as an area. */
export const asArea = (shape: Shape): AreaShape => (shape.kind === 'area' ? shape : areaOf([[circleRing(shape)]]));
