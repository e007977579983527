import type { VersionedZoneView } from '#contracts';

type Area = VersionedZoneView['area'];

export interface Sketch {
  /** SVG paths, in the order given. */
  paths: string[];
  width: number;
  height: number;
  /** A round length, and how long it is drawn. */
  scale: { meters: number; length: number };
}

const metersPerDegree = 111_320;
const size = 220;
const margin = 12;
const roundLengths = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

/**
 * Shapes beside each other as they lie, without a map: what changed shows, and no map server learns of it. Near enough to true for
 * zones: lengths east shrink by the cosine of the latitude.
 */
export function sketchOf(areas: readonly Area[]): Sketch {
  const points = areas.flatMap(({ coordinates }) => coordinates.flat(2));
  const first = points[0]![0]!;
  // A zone over the antimeridian is drawn in one piece.
  const near = (longitude: number): number => longitude - 360 * Math.round((longitude - first) / 360);
  const latitudes = points.map((point) => point[1]!);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const shrink = Math.cos((middle * Math.PI) / 180);
  const x = (longitude: number): number => near(longitude) * shrink * metersPerDegree;
  const y = (latitude: number): number => latitude * metersPerDegree;
  const xs = points.map((point) => x(point[0]!));
  const ys = points.map((point) => y(point[1]!));
  const [left, top] = [Math.min(...xs), Math.max(...ys)];
  const [wide, high] = [Math.max(...xs) - left, top - Math.min(...ys)];
  const perMeter = (size - 2 * margin) / Math.max(wide, high, 1);
  const place = (point: readonly number[]): string =>
    `${(margin + (x(point[0]!) - left) * perMeter).toFixed(1)},${(margin + (top - y(point[1]!)) * perMeter).toFixed(1)}`;
  const paths = areas.map(({ coordinates }) =>
    coordinates
      .flat()
      .map((ring) => `M${ring.map(place).join('L')}Z`)
      .join(''),
  );
  const meters = roundLengths.findLast((length) => length * perMeter <= size / 2) ?? roundLengths[0]!;
  return {
    paths,
    width: wide * perMeter + 2 * margin,
    height: high * perMeter + 2 * margin,
    scale: { meters, length: meters * perMeter },
  };
}
