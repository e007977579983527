import { metersPerPixel, niceLength } from '../geometry.js';

/** What of the world a map shows; the latitude of its middle decides how wide a degree of longitude is. */
export interface Shown {
  west: number;
  south: number;
  east: number;
  north: number;
  zoom: number;
}

/** Wider meshes say nothing: there the outlines of countries do. */
const widestMeshMeters = 50_000;
const meshPixels = 180;
const metersPerDegree = 111_195;

/** The mesh's width at this zoom; `null` where no grid is drawn. */
export function gridStep({ zoom, south, north }: Shown): number | null {
  const step = niceLength(metersPerPixel(zoom, (south + north) / 2) * meshPixels);
  return step > widestMeshMeters ? null : step;
}

/** As many screens on each side: until a map that zooms out three steps has come to rest, the lines still reach its edges. */
const screensAround = 4;

type Box = Omit<Shown, 'zoom'>;

function covered({ west, south, east, north }: Box): Box {
  const [width, height] = [(east - west) * screensAround, (north - south) * screensAround];
  return { west: west - width, south: south - height, east: east + width, north: north + height };
}

/** Whether the lines that were drawn for one part are right for another one, too. */
export function fitsGridOf(drawn: Shown, shown: Shown): boolean {
  const box = covered(drawn);
  return (
    gridStep(drawn) === gridStep(shown) &&
    latitudeOf(drawn) === latitudeOf(shown) &&
    shown.west >= box.west &&
    shown.east <= box.east &&
    shown.south >= box.south &&
    shown.north <= box.north
  );
}

const latitudeOf = ({ south, north }: Box): number => Math.round((south + north) / 2);

/**
 * Lines north-south and east-west, `gridStep` apart, far beyond the shown part. They stay where they are while the map is
 * moved: the width of a degree is taken at whole degrees of latitude.
 */
export function gridLines(shown: Shown): GeoJSON.FeatureCollection<GeoJSON.LineString> {
  const step = gridStep(shown);
  if (step === null) return { type: 'FeatureCollection', features: [] };
  const { west, south, east, north } = covered(shown);
  const latitudeStep = step / metersPerDegree;
  const longitudeStep = latitudeStep / Math.cos((latitudeOf(shown) * Math.PI) / 180);
  const lines = [
    ...multiples(west, east, longitudeStep).map((x) => line([x, south], [x, north])),
    ...multiples(south, north, latitudeStep).map((y) => line([west, y], [east, y])),
  ];
  return { type: 'FeatureCollection', features: lines };
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
}

const line = (...coordinates: [number, number][]): GeoJSON.Feature<GeoJSON.LineString> => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'LineString', coordinates },
});
