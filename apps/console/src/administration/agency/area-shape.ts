import { isDraggable } from '../../court/zones/draft.js';
import { areaOf as shapeAreaOf, type AreaShape, lonLatOf, type Shape } from '../../court/zones/shape/shape.js';
import { areaOf, polygonsOfArea } from './area-text.js';
import type { Area } from './use-agency.js';

/** An area as the hand on the map knows shapes, and back. */
export const shapeOfArea = (area: Area): AreaShape =>
  shapeAreaOf(polygonsOfArea(area).map((polygon) => polygon.map((ring) => ring.map(lonLatOf))));

export const areaOfShape = (shape: Shape): Area =>
  areaOf(
    shape.kind === 'circle'
      ? []
      : shape.polygons.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
  );

/** Of too many corners the handles would cover the outline. */
export const hasDraggableCorners = (area: Area): boolean => isDraggable(shapeOfArea(area));
