/** Meters east and north of the middle of the demo's town. */
export interface PlanePoint {
  east: number;
  north: number;
}

export type LonLat = readonly [longitude: number, latitude: number];

/** Radius of the sphere of the same volume as the Earth, in meters. */
const earthRadius = 6_371_008;
const radian = Math.PI / 180;

/** A plane that touches the Earth at one point: over a few kilometers its error is centimeters. */
export class LocalPlane {
  private readonly metersPerDegreeNorth = earthRadius * radian;
  private readonly metersPerDegreeEast: number;

  constructor(private readonly middle: LonLat) {
    this.metersPerDegreeEast = this.metersPerDegreeNorth * Math.cos(middle[1] * radian);
  }

  toPlane([longitude, latitude]: LonLat): PlanePoint {
    return {
      east: (longitude - this.middle[0]) * this.metersPerDegreeEast,
      north: (latitude - this.middle[1]) * this.metersPerDegreeNorth,
    };
  }

  toLonLat({ east, north }: PlanePoint): LonLat {
    return [this.middle[0] + east / this.metersPerDegreeEast, this.middle[1] + north / this.metersPerDegreeNorth];
  }
}

export const distance = (a: PlanePoint, b: PlanePoint): number => Math.hypot(b.east - a.east, b.north - a.north);

/** The point this far from `from` in the direction of `to`, or beyond it. */
export function towards(from: PlanePoint, to: PlanePoint, meters: number): PlanePoint {
  const share = meters / (distance(from, to) || 1);
  return { east: from.east + (to.east - from.east) * share, north: from.north + (to.north - from.north) * share };
}
