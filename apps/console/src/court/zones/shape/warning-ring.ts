import { buffer, multiPolygon } from '@turf/turf';
import { areaOf, type AreaShape, lonLatOf, type Shape } from './shape.js';
import { circleRing } from './circle.js';
import { mutable } from './measure-shape.js';

/** The shape and the belt around it, for the eye: the server's own takes its place when it has answered. */
export function warningRingOf(shape: Shape, ringMeters: number): AreaShape | null {
  if (!(ringMeters > 0)) return null;
  if (shape.kind === 'circle')
    return areaOf([[circleRing({ ...shape, radiusMeters: shape.radiusMeters + ringMeters })]]);
  const around = buffer(multiPolygon(mutable(shape.polygons)), ringMeters, { units: 'meters', steps: 12 });
  if (!around) return null;
  const { type, coordinates } = around.geometry;
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return areaOf(polygons.map((polygon) => polygon.map((ring) => ring.map(lonLatOf))));
}
