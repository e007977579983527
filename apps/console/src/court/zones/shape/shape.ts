import type { Position } from 'geojson';

/** Longitude first, degrees. */
export type LonLat = readonly [longitude: number, latitude: number];

/** Closed: its last position is its first. */
export type Ring = readonly LonLat[];
/** The outline, then its holes. */
export type Polygon = readonly Ring[];

export interface CircleShape {
  kind: 'circle';
  center: LonLat;
  radiusMeters: number;
}

export interface AreaShape {
  kind: 'area';
  polygons: readonly Polygon[];
}

/** What is drawn of a zone. */
export type Shape = CircleShape | AreaShape;

export const areaOf = (polygons: readonly Polygon[]): AreaShape => ({ kind: 'area', polygons });

export const lonLatOf = ([longitude, latitude]: Position): LonLat => [longitude!, latitude!];

export const cornersOf = (shape: AreaShape): number =>
  shape.polygons.reduce((sum, polygon) => sum + polygon.reduce((count, ring) => count + ring.length - 1, 0), 0);

/** As the api takes it. */
export const bodyOf = (shape: Shape) =>
  shape.kind === 'circle'
    ? { center: { type: 'Point' as const, coordinates: [...shape.center] }, radiusMeters: shape.radiusMeters }
    : {
        area: {
          type: 'MultiPolygon' as const,
          coordinates: shape.polygons.map((polygon) => polygon.map((ring) => ring.map((position) => [...position]))),
        },
      };

interface KeptShape {
  area: { coordinates: Position[][][] };
  center: { coordinates: Position } | null;
  radiusMeters: number | null;
}

/** Of a zone as the api shows it. */
export const shapeOf = ({ area, center, radiusMeters }: KeptShape): Shape =>
  center && radiusMeters !== null
    ? { kind: 'circle', center: lonLatOf(center.coordinates), radiusMeters }
    : areaOf(area.coordinates.map((polygon) => polygon.map((ring) => ring.map(lonLatOf))));
