import type { OtherFact, Probe, ProbeFacts, ZoneFact } from '#geofence';
import type { Sql } from '../database.js';
import { literals } from '../hot-columns.js';
import { partDistances } from './part-distances.js';
import { addPaths } from './path-depths.js';

interface ProbePoint {
  probe: number;
  name: 'fix' | 'rest';
  orderId: string;
  longitude: number;
  latitude: number;
}

/** Approach is judged within three rings; nothing looks farther than this. */
const beyondMeters = 2_000;

interface ZoneRecord {
  /** Index of the point. */
  n: number;
  zoneId: string;
  /** `null`: to be measured by the zone's parts. */
  distance: number | null;
  inParts: boolean;
}

/**
 * Measures every point of a batch against every zone of its order, every path, and every pair of parties: three
 * statements, whatever the batch, and two more where a large zone is near. Distances are geodesic on the WGS 84 ellipsoid,
 * in meters.
 */
export async function measureProbes(sql: Sql, cell: number, probes: readonly Probe[]): Promise<ProbeFacts[]> {
  const facts = probes.map((probe) => ({ key: probe.key, zones: [] as ZoneFact[], others: [] as OtherFact[] }));
  const points: ProbePoint[] = probes.flatMap((probe, index) =>
    probe.points.map((point) => ({ probe: index, orderId: probe.orderId, ...point })),
  );
  const records = await zoneDistances(sql, cell, points);
  const near = records.filter((record) => record.distance === null);
  const byParts = await partDistances(
    sql,
    cell,
    near.map(({ n, zoneId }) => ({ ...points[n]!, zoneId })),
  );
  near.forEach((record, index) => (record.distance = byParts[index] ?? null));
  const inParts = new Set<string>();
  for (const { n, zoneId, distance, ...record } of records) {
    if (record.inParts) inParts.add(zoneId);
    const point = points[n]!;
    if (distance !== null)
      facts[point.probe]!.zones.push({ zoneId, point: point.name, signedDistanceMeters: distance });
  }
  await addPaths(sql, cell, probes, facts, inParts);
  await addOthers(sql, probes, points, facts);
  return facts;
}

/**
 * A circle is measured from its center. So is a zone that is farther than any rule looks (`beyond`): by its farthest
 * corner, which is never more than the true distance. Only near a drawn zone its edge is measured; inside an area the
 * distance to it is 0, so there the edge alone is asked. A large one is left to its parts.
 */
async function zoneDistances(sql: Sql, cell: number, points: readonly ProbePoint[]): Promise<ZoneRecord[]> {
  return sql.rows<ZoneRecord>(
    `SELECT n.n, z.id AS "zoneId", z.in_parts AS "inParts",
       CASE WHEN z.circle IS NOT NULL OR c.distance - z.reach_meters > greatest(${beyondMeters}, 3.2 * z.warning_ring_meters)
         THEN c.distance - z.reach_meters
         WHEN z.in_parts THEN NULL
         ELSE (SELECT CASE a.distance WHEN 0 THEN -ST_Distance(z.edge, p.point) ELSE a.distance END
               FROM (SELECT ST_Distance(z.area, p.point) AS distance OFFSET 0) a)
       END AS distance
     FROM unnest($2::int[], $3::uuid[], $4::float8[], $5::float8[]) AS n (n, order_id, longitude, latitude)
     CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakePoint(n.longitude, n.latitude), 4326)::geography AS point OFFSET 0) p
     CROSS JOIN LATERAL (SELECT * FROM zone WHERE zone.cell = $1 AND zone.order_id = n.order_id OFFSET 0) z
     CROSS JOIN LATERAL (SELECT ST_Distance(z.center, p.point) AS distance OFFSET 0) c`,
    [
      cell,
      literals(points, (_, index) => index),
      literals(points, (point) => point.orderId),
      literals(points, (point) => point.longitude),
      literals(points, (point) => point.latitude),
    ],
  );
}

async function addOthers(
  sql: Sql,
  probes: readonly Probe[],
  points: readonly ProbePoint[],
  facts: { others: OtherFact[] }[],
): Promise<void> {
  const pairs = points.flatMap((point) =>
    probes[point.probe]!.others.map((other) => ({ from: point, to: other.point, other })),
  );
  if (pairs.length === 0) return;
  const records = await sql.rows<{ distance: number }>(
    `SELECT ST_Distance(ST_SetSRID(ST_MakePoint(n.x1, n.y1), 4326)::geography,
       ST_SetSRID(ST_MakePoint(n.x2, n.y2), 4326)::geography) AS distance
     FROM unnest($1::float8[], $2::float8[], $3::float8[], $4::float8[]) WITH ORDINALITY AS n (x1, y1, x2, y2, n)
     ORDER BY n.n`,
    [
      literals(pairs, (pair) => pair.from.longitude),
      literals(pairs, (pair) => pair.from.latitude),
      literals(pairs, (pair) => pair.to.longitude),
      literals(pairs, (pair) => pair.to.latitude),
    ],
  );
  for (const [index, { distance }] of records.entries()) {
    const { from, other } = pairs[index]!;
    const { personId, deviceId } = other;
    facts[from.probe]!.others.push({ personId, deviceId, point: from.name, distanceMeters: distance });
  }
}
