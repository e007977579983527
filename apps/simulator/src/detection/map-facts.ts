import { distanceMeters, type Probe, type ProbeFacts } from '#geofence';
import { pathDepth, signedDistance, toSpot, type Shape } from './plane.js';

/** What PostGIS says to a probe, said by a plane. */
export function mapFacts(shapes: ReadonlyMap<string, Shape>, probe: Probe): ProbeFacts {
  const zones: ProbeFacts['zones'][number][] = [];
  const others: ProbeFacts['others'][number][] = [];
  for (const point of probe.points) {
    const spot = toSpot(point);
    for (const [zoneId, shape] of shapes) {
      const fact = { zoneId, point: point.name, signedDistanceMeters: signedDistance(shape, spot[0], spot[1]) };
      if (probe.path !== undefined && point.name === 'fix')
        zones.push({ ...fact, pathDepthMeters: pathDepth(shape, toSpot(probe.path.from), toSpot(probe.path.to)) });
      else zones.push(fact);
    }
    for (const other of probe.others)
      others.push({
        personId: other.personId,
        deviceId: other.deviceId,
        point: point.name,
        distanceMeters: distanceMeters(point, other.point),
      });
  }
  return { key: probe.key, zones, others };
}
