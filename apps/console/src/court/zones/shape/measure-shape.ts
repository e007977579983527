import { area, length, multiPolygon, polygonToLine } from '@turf/turf';
import type { Shape } from './shape.js';

export interface ShapeMeasures {
  areaSquareMeters: number;
  perimeterMeters: number;
}

/** On a sphere, while a hand moves: within half a percent. */
export function measureShape(shape: Shape): ShapeMeasures {
  if (shape.kind === 'circle')
    return {
      areaSquareMeters: Math.PI * shape.radiusMeters ** 2,
      perimeterMeters: 2 * Math.PI * shape.radiusMeters,
    };
  const drawn = multiPolygon(mutable(shape.polygons));
  return { areaSquareMeters: area(drawn), perimeterMeters: length(polygonToLine(drawn), { units: 'meters' }) };
}

export const mutable = (polygons: readonly (readonly (readonly (readonly number[])[])[])[]): number[][][][] =>
  polygons.map((polygon) => polygon.map((ring) => ring.map((position) => [...position])));
