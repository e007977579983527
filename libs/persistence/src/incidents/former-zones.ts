import type { OrderChangeKind } from '#domain';
import type { ZoneOutline } from '#incidents';
import type { Area, VersionedZone } from '#orders';
import { openZone, type ZoneRow } from '../cases/order-versions.repository.js';
import { polygonsOfCircles } from '../cases/zone-geometry.js';
import type { Sql } from '../database.js';

/** A zone at one version of its order. */
interface KeptRow extends ZoneRow {
  at: Date;
  what: OrderChangeKind;
}

/** How an order's zones were before they became what they are. */
export interface FormerZones {
  outlines: ZoneOutline[];
  /** Since when each zone is as it is, ISO 8601; `null`: since before its history begins. */
  since: ReadonlyMap<string, string | null>;
}

type Span = Pick<ZoneOutline, 'from'> & { row: KeptRow; until: string | null };

/**
 * Zones that an order had at some time since a moment and no longer has like that, as its versions keep them. Nothing of the
 * orders of another agency, whose versions nobody else reads.
 */
export async function formerZones(
  sql: Sql,
  cell: number,
  agencyId: string,
  orderId: string,
  since: number,
): Promise<FormerZones> {
  const rows = await sql.rows<KeptRow>(
    `SELECT z.zone_id AS "zoneId", z.version, z.zone, v.at, v.what
     FROM zone_version z JOIN order_version v ON v.cell = $1 AND v.order_id = z.order_id AND v.version = z.version
     WHERE z.cell = $1 AND z.agency_id = $2 AND z.order_id = $3 ORDER BY z.zone_id, z.version`,
    [cell, agencyId, orderId],
  );
  const spans = rows.map((row, index): Span => spanOf(row, rows[index + 1]));
  const over = spans.filter(
    ({ row, until }) => row.zone !== null && until !== null && Date.parse(until) > since,
  ) as (Span & { until: string })[];
  const opener = await sql.fields.openerOf(over.map(({ row }) => row.zone));
  const known = over.map(({ row, ...span }) => ({ ...span, zoneId: row.zoneId, zone: openZone(opener, row)! }));
  return {
    outlines: await outlinesOf(sql, known),
    since: new Map(spans.filter(({ until }) => until === null).map(({ row, from }) => [row.zoneId, from])),
  };
}

/** A zone that was found when its history began was like that before, too. */
function spanOf(row: KeptRow, next: KeptRow | undefined): Span {
  return {
    row,
    from: row.what === 'found' ? null : row.at.toISOString(),
    until: next?.zoneId === row.zoneId ? next.at.toISOString() : null,
  };
}

type Known = Pick<ZoneOutline, 'zoneId' | 'from' | 'until'> & { zone: VersionedZone };
type Shape = Omit<ZoneOutline, 'area'> & { shape: Area; ring: { meters: number; part: ZoneOutline['part'] } };

/** Corners of what is felt of a concealed zone. */
const segments = 64;

async function outlinesOf(sql: Sql, zones: readonly Known[]): Promise<ZoneOutline[]> {
  const concealed = zones.filter(({ zone }) => zone.felt !== null);
  const felt = await polygonsOfCircles(
    sql,
    concealed.map(({ zone }) => ({ ...zone.felt!, segments })),
  );
  const named = ({ zone, ...rest }: Known) => ({ ...rest, name: zone.name, kind: zone.kind });
  const shapes: Shape[] = [
    ...zones.map((known) => ({
      ...named(known),
      part: 'zone' as const,
      shape: known.zone.area,
      ring: { meters: known.zone.warningRingMeters, part: 'ring' as const },
    })),
    ...concealed.map((known, index) => ({
      ...named(known),
      part: 'felt' as const,
      shape: felt[index]!,
      ring: { meters: known.zone.warningRingMeters, part: 'felt_ring' as const },
    })),
  ];
  if (shapes.length === 0) return [];
  const rows = await sql.rows<{ place: number; isRing: boolean; area: string }>(
    `SELECT n.place, s."isRing", ST_AsGeoJSON(ST_Multi(s.shape::geometry), 6) AS area
     FROM unnest($1::int[], $2::text[], $3::float8[]) AS n (place, shape, ring)
     CROSS JOIN LATERAL (SELECT ST_SetSRID(ST_GeomFromGeoJSON(n.shape), 4326)::geography AS shape OFFSET 0) given
     CROSS JOIN LATERAL (
       SELECT false AS "isRing", given.shape UNION ALL SELECT true, ST_Buffer(given.shape, n.ring) WHERE n.ring > 0) s
     ORDER BY n.place, s."isRing"`,
    [
      shapes.map((_, place) => place),
      shapes.map(({ shape }) => JSON.stringify(shape)),
      shapes.map(({ ring }) => ring.meters),
    ],
  );
  return rows.map(({ place, isRing, area }) => {
    const { shape: _, ring, part, ...outline } = shapes[place]!;
    return { ...outline, part: isRing ? ring.part : part, area: JSON.parse(area) as ZoneOutline['area'] };
  });
}
