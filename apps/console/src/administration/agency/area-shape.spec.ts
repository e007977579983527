import { describe, expect, it } from '@jest/globals';
import { areaOfShape, hasDraggableCorners, shapeOfArea } from './area-shape.js';
import type { Area } from './use-agency.js';

const ring = (corners: number): [number, number][] => {
  const open = Array.from({ length: corners }, (_, at): [number, number] => {
    const angle = (2 * Math.PI * at) / corners;
    return [76.9 + Math.cos(angle), 43.2 + Math.sin(angle)];
  });
  return [...open, open[0]!];
};
const polygon = (corners: number) => ({ type: 'Polygon', coordinates: [ring(corners)] }) as Area;

describe('the corners of an area', () => {
  it('come back from the map as they went there', () => {
    const parted = { type: 'MultiPolygon', coordinates: [[ring(4), ring(3)], [ring(5)]] } as Area;
    for (const area of [polygon(4), parted]) expect(areaOfShape(shapeOfArea(area))).toEqual(area);
  });

  it('can be dragged while they can be told apart', () => {
    expect(hasDraggableCorners(polygon(400))).toBe(true);
    expect(hasDraggableCorners(polygon(401))).toBe(false);
  });
});
