import type { PlanePoint } from './local-plane.js';

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function boundsOf(points: readonly PlanePoint[], margin = 0): Bounds | undefined {
  if (points.length === 0) return undefined;
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { x, y } of points) {
    bounds.west = Math.min(bounds.west, x - margin);
    bounds.east = Math.max(bounds.east, x + margin);
    bounds.south = Math.min(bounds.south, y - margin);
    bounds.north = Math.max(bounds.north, y + margin);
  }
  return bounds;
}

export const joined = (all: readonly (Bounds | undefined)[]): Bounds | undefined =>
  boundsOf(
    all.flatMap((bounds) =>
      bounds
        ? [
            { x: bounds.west, y: bounds.south },
            { x: bounds.east, y: bounds.north },
          ]
        : [],
    ),
  );

export const sizeOf = ({ west, south, east, north }: Bounds): number => Math.max(east - west, north - south);

/** No map shows less than this, in meters. */
const leastSize = 200;

/** Where meters of the plane lie on the page: to scale, the whole of the bounds visible. */
export class Frame {
  /** Points of the page for a meter. */
  readonly scale: number;
  private readonly middle: PlanePoint;

  constructor(
    bounds: Bounds,
    readonly box: Box,
  ) {
    const share = 0.92;
    const width = Math.max(bounds.east - bounds.west, leastSize);
    const height = Math.max(bounds.north - bounds.south, leastSize);
    this.scale = share * Math.min(box.width / width, box.height / height);
    this.middle = { x: (bounds.west + bounds.east) / 2, y: (bounds.south + bounds.north) / 2 };
  }

  at({ x, y }: PlanePoint): PlanePoint {
    const { box, middle, scale } = this;
    return { x: box.x + box.width / 2 + (x - middle.x) * scale, y: box.y + box.height / 2 - (y - middle.y) * scale };
  }

  holds({ x, y }: PlanePoint): boolean {
    const { box } = this;
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  }
}

/** The longest round length (1, 2 or 5 times a power of ten) that fits, in meters. */
export function scaleBarMeters(pointsPerMeter: number, longestPoints: number): number {
  const longest = longestPoints / pointsPerMeter;
  const power = 10 ** Math.floor(Math.log10(longest));
  return [5, 2, 1].map((step) => step * power).find((meters) => meters <= longest) ?? power;
}
