import type { Point, Probe, ZoneFact } from '#geofence';
import type { Sql } from '../database.js';
import { literals } from '../hot-columns.js';
import { partDistances } from './part-distances.js';

interface PathRecord {
  n: number;
  zoneId: string;
  depth: number;
}

interface Path {
  n: number;
  orderId: string;
  from: Point;
  to: Point;
}

/**
 * Adds to the facts how deep each path came into each zone: the deepest of nine places along it, since a straight way
 * between two fixes is a guess anyway. @param inParts ids of the zones that are measured by their parts
 */
export async function addPaths(
  sql: Sql,
  cell: number,
  probes: readonly Probe[],
  facts: { zones: ZoneFact[] }[],
  inParts: ReadonlySet<string>,
): Promise<void> {
  const whole: Path[] = [];
  const large: (Path & { zoneId: string })[] = [];
  for (const [n, { orderId, path }] of probes.entries()) {
    if (!path) continue;
    const touched = facts[n]!.zones.filter((zone) => mayTouch(path, zone));
    if (touched.some((zone) => !inParts.has(zone.zoneId))) whole.push({ n, orderId, ...path });
    for (const { zoneId, point } of touched)
      if (point === 'fix' && inParts.has(zoneId)) large.push({ n, orderId, zoneId, ...path });
  }
  const records = [...(await pathDepths(sql, cell, whole)), ...(await partDepths(sql, cell, large))];
  for (const { n, zoneId, depth } of records) {
    const fact = facts[n]!.zones.find((zone) => zone.zoneId === zoneId && zone.point === 'fix');
    if (fact) fact.pathDepthMeters = depth;
  }
}

async function pathDepths(sql: Sql, cell: number, paths: readonly Path[]): Promise<PathRecord[]> {
  if (paths.length === 0) return [];
  return sql.rows<PathRecord>(
    `SELECT n.n, z.id AS "zoneId", max(ST_Distance(z.edge, s.point)) AS depth
     FROM unnest($2::int[], $3::uuid[], $4::float8[], $5::float8[], $6::float8[], $7::float8[])
       AS n (n, order_id, x1, y1, x2, y2)
     CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_MakeLine(ST_MakePoint(n.x1, n.y1), ST_MakePoint(
       n.x2 + CASE WHEN n.x2 - n.x1 > 180 THEN -360 WHEN n.x2 - n.x1 < -180 THEN 360 ELSE 0 END, n.y2)), 4326) AS line OFFSET 0) p
     JOIN zone z ON z.cell = $1 AND z.order_id = n.order_id AND NOT z.in_parts AND ST_DWithin(z.area, p.line::geography, 0)
     CROSS JOIN LATERAL (SELECT ST_LineInterpolatePoint(p.line, k / 10.0)::geography AS point FROM generate_series(1, 9) k) s
     WHERE ST_Distance(z.area, s.point) = 0
     GROUP BY n.n, z.id`,
    [
      cell,
      literals(paths, (path) => path.n),
      literals(paths, (path) => path.orderId),
      literals(paths, (path) => path.from.longitude),
      literals(paths, (path) => path.from.latitude),
      literals(paths, (path) => path.to.longitude),
      literals(paths, (path) => path.to.latitude),
    ],
  );
}

async function partDepths(
  sql: Sql,
  cell: number,
  paths: readonly (Path & { zoneId: string })[],
): Promise<PathRecord[]> {
  const places = paths.flatMap((path) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => ({ path, zoneId: path.zoneId, ...along(path, tenth / 10) })),
  );
  const distances = await partDistances(sql, cell, places);
  const records = paths.map(({ n, zoneId }) => ({ n, zoneId, depth: 0 }));
  const byPath = new Map(paths.map((path, index) => [path, records[index]!]));
  places.forEach(({ path }, index) => {
    const record = byPath.get(path)!;
    record.depth = Math.max(record.depth, -(distances[index] ?? 0));
  });
  return records.filter((record) => record.depth > 0);
}

/** A place on the straight way from one longitude and latitude to another, across the antimeridian if that is shorter. */
function along({ from, to }: Pick<Path, 'from' | 'to'>, share: number): Point {
  const east = to.longitude - from.longitude;
  const way = Math.abs(east) > 180 ? east - Math.sign(east) * 360 : east;
  return {
    longitude: from.longitude + way * share,
    latitude: from.latitude + (to.latitude - from.latitude) * share,
  };
}

/** More than a degree measures anywhere, in meters. */
const degreeMeters = 111_700;

/** A path ends at its fix: it cannot have touched a zone that is farther from there than the path is long. */
function mayTouch({ from, to }: NonNullable<Probe['path']>, zone: ZoneFact): boolean {
  const east = Math.abs(to.longitude - from.longitude);
  const length = (Math.abs(to.latitude - from.latitude) + Math.min(east, 360 - east)) * degreeMeters;
  return zone.signedDistanceMeters <= length;
}
