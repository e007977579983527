import type { TerraDraw } from 'terra-draw';
import { circleRing, circleThrough } from '../shape/circle.js';
import { replaceRing } from '../shape/corners.js';
import { rounded } from '../shape/geodesy.js';
import type { LonLat, Ring, Shape } from '../shape/shape.js';

/** Which part of a shape a thing that can be dragged stands for. */
export type Handle = 'circle' | { polygon: number; ring: number };

/** So many handles can be told apart around a circle. */
const handlesOfCircle = 12;

/** Gives the drawing what can be dragged of a shape: each ring by itself. Resolves what it gave to the shape's parts. */
export function handlesOf(drawing: TerraDraw, shape: Shape): ReadonlyMap<string | number, Handle> {
  const wanted: { handle: Handle; ring: Ring }[] =
    shape.kind === 'circle'
      ? [{ handle: 'circle', ring: circleRing(shape, handlesOfCircle) }]
      : shape.polygons.flatMap((polygon, p) => polygon.map((ring, r) => ({ handle: { polygon: p, ring: r }, ring })));
  const handles = new Map<string | number, Handle>();
  for (const { handle, ring } of wanted) {
    const id = drawing.getFeatureId();
    const [{ valid } = { valid: false }] = drawing.addFeatures([
      {
        id,
        type: 'Feature',
        properties: { mode: handle === 'circle' ? 'circle' : 'polygon' },
        geometry: { type: 'Polygon', coordinates: [ring.map((position) => [...position])] },
      },
    ]);
    if (valid) handles.set(id, handle);
  }
  return handles;
}

/** The shape after one of its rings was dragged. */
export function shapeWith(shape: Shape, handle: Handle, ring: Ring): Shape {
  if (handle === 'circle' || shape.kind === 'circle') return circleThrough(ring);
  return replaceRing(
    shape,
    handle,
    ring.map(([longitude, latitude]): LonLat => [rounded(longitude), rounded(latitude)]),
  );
}
