/** SQL: the unit vector (x, y, z) of a place. @param longitude @param latitude in radians, as SQL */
export const sphereOf = (longitude: string, latitude: string): string =>
  `(SELECT cos(${latitude}) * cos(${longitude}) AS x, cos(${latitude}) * sin(${longitude}) AS y, sin(${latitude}) AS z OFFSET 0)`;

/**
 * SQL: the place (x, y) on the plane that touches the sphere at a center, seen from the middle of the earth (gnomonic):
 * there a side of a zone, which is an arc of a great circle, is a straight line. Only for places less than a quarter of the
 * earth away from the center. All in radians, as SQL.
 */
export const planeOf = (longitude: string, latitude: string, centerLongitude: string, centerLatitude: string): string =>
  `(SELECT cos(${latitude}) * sin(${longitude} - ${centerLongitude}) / seen.cosine AS x,
      (cos(${centerLatitude}) * sin(${latitude})
        - sin(${centerLatitude}) * cos(${latitude}) * cos(${longitude} - ${centerLongitude})) / seen.cosine AS y
    FROM (SELECT sin(${centerLatitude}) * sin(${latitude})
      + cos(${centerLatitude}) * cos(${latitude}) * cos(${longitude} - ${centerLongitude}) AS cosine OFFSET 0) seen OFFSET 0)`;
