/** WGS 84. */
const equatorialRadius = 6_378_137;
const eccentricitySquared = 0.006_694_379_990_14;

export interface GeoPoint {
  longitude: number;
  latitude: number;
}

/** Meters east and north of the plane's center. */
export interface PlanePoint {
  x: number;
  y: number;
}

/**
 * A plane on which the surroundings of a point are drawn: meters by the two radii of curvature of the ellipsoid there. Off by
 * less than a thousandth within 20 km at Kazakhstan's latitudes; for looking, not for judging: distances are PostGIS's.
 */
export class LocalPlane {
  private readonly metersPerDegreeEast: number;
  private readonly metersPerDegreeNorth: number;

  constructor(readonly center: GeoPoint) {
    const latitude = (center.latitude * Math.PI) / 180;
    const flattening = 1 - eccentricitySquared * Math.sin(latitude) ** 2;
    const primeVertical = equatorialRadius / Math.sqrt(flattening);
    const meridian = (equatorialRadius * (1 - eccentricitySquared)) / flattening ** 1.5;
    this.metersPerDegreeEast = (primeVertical * Math.cos(latitude) * Math.PI) / 180;
    this.metersPerDegreeNorth = (meridian * Math.PI) / 180;
  }

  /** Across the antimeridian by the short way. */
  place({ longitude, latitude }: GeoPoint): PlanePoint {
    const east = ((((longitude - this.center.longitude + 180) % 360) + 360) % 360) - 180;
    return {
      x: east * this.metersPerDegreeEast,
      y: (latitude - this.center.latitude) * this.metersPerDegreeNorth,
    };
  }
}
