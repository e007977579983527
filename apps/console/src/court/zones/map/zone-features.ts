import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { Zone } from '#contracts';
import { asArea, circleRing } from '../shape/circle.js';
import { mutable } from '../shape/measure-shape.js';
import { areaOf, type AreaShape, type LonLat, lonLatOf, type Shape, shapeOf } from '../shape/shape.js';
import { warningRingOf } from '../shape/warning-ring.js';

/** What a line on the map stands for. */
export type Part = 'zone' | 'ring' | 'felt' | 'rest';

type Properties = { part: Part; kind: Zone['kind']; text: string; chosen: boolean };

/** Names beside lines are for humans; the ring and the felt disc of one zone share its name. */
export const partOf = (
  shape: Shape,
  part: Part,
  { kind, text = '', chosen = false }: { kind: Zone['kind']; text?: string; chosen?: boolean },
): Feature<MultiPolygon, Properties> => ({
  type: 'Feature',
  properties: { part, kind, text, chosen },
  geometry: { type: 'MultiPolygon', coordinates: mutable(asArea(shape).polygons) },
});

/** A disc as the api tells it. */
export const discOf = ({ center, radiusMeters }: NonNullable<Zone['felt']>): AreaShape =>
  areaOf([[circleRing({ center: lonLatOf(center.coordinates), radiusMeters })]]);

/** A kept zone with its ring, and what is felt of it. */
export function featuresOfZone(zone: Zone, chosen: boolean): Feature<MultiPolygon, Properties>[] {
  const { kind, name: text, warningRingMeters, felt } = zone;
  const shape = shapeOf(zone);
  const ring = warningRingOf(shape, warningRingMeters);
  return [
    ...(ring ? [partOf(ring, 'ring', { kind })] : []),
    ...(felt ? [partOf(discOf(felt), 'felt', { kind })] : []),
    partOf(shape, 'zone', { kind, text, chosen }),
  ];
}

/** All ground that a kept zone takes on the map. */
export const groundOf = (zone: Zone): Shape[] => {
  const shape = shapeOf(zone);
  return [warningRingOf(shape, zone.warningRingMeters) ?? shape, ...(zone.felt ? [discOf(zone.felt)] : [])];
};

export const collected = <G extends MultiPolygon | Point>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: 'FeatureCollection',
  features,
});

/** A place with its name. */
export const markOf = ([longitude, latitude]: LonLat, text: string): Feature<Point> => ({
  type: 'Feature',
  properties: { text },
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
});
