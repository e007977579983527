import { area, featureCollection, intersect, multiPolygon, polygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { asArea } from './circle.js';
import { rounded } from './geodesy.js';
import { mutable } from './measure-shape.js';
import { type AreaShape, areaOf, type LonLat, type Shape } from './shape.js';

/** Less is left by rounding, and nobody's zone. */
const leastSquareMeters = 100;

/**
 * Cuts a shape along the line through two places, as far as it reaches. Resolves to both sides, or `null` when the line leaves
 * nothing of one. Straight on the map, as it is drawn.
 */
export function splitShape(shape: Shape, from: LonLat, to: LonLat): [AreaShape, AreaShape] | null {
  if (from[0] === to[0] && from[1] === to[1]) return null;
  const whole = multiPolygon(mutable(asArea(shape).polygons));
  const sides = ([1, -1] as const).map((turn) => {
    const part = intersect(featureCollection<MultiPolygon | Polygon>([whole, polygon([halfPlane(from, to, turn)])]));
    if (!part || area(part) < leastSquareMeters) return null;
    const { type, coordinates } = part.geometry;
    const parts = type === 'Polygon' ? [coordinates] : coordinates;
    return areaOf(parts.map((rings) => rings.map((ring) => ring.map(([x, y]) => [rounded(x!), rounded(y!)] as const))));
  });
  const [left, right] = sides;
  return left && right ? [left, right] : null;
}

/** Degrees: far beyond any zone. */
const far = 20;

/** All that lies on one side of a line, as a square on it. */
function halfPlane([ax, ay]: LonLat, [bx, by]: LonLat, turn: 1 | -1): number[][] {
  const length = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [((bx - ax) / length) * far, ((by - ay) / length) * far];
  const [nx, ny] = [-uy * turn, ux * turn];
  const corners = [
    [ax - ux, ay - uy],
    [ax + ux, ay + uy],
    [ax + ux + nx, ay + uy + ny],
    [ax - ux + nx, ay - uy + ny],
  ];
  return [...corners, corners[0]!];
}
