import type { DeskScope, ForbiddenGround, OrderHistory, Period, TrackPoint, ZoneOutline } from '#incidents';
import { isUuid } from '#domain';
import { instant } from '../columns.js';
import type { HouseSql, Sql } from '../database.js';
import { formerZones } from './former-zones.js';
import { iso, type Raw } from './incident-reader.js';
import { trackColumns } from './track-columns.js';
import { readableBy } from './whose-incident.js';

type Limits = Pick<ForbiddenGround, 'proximityLimitMeters' | 'proximityWarningMeters'> & { id: string };
type Outline = Omit<ZoneOutline, 'area' | 'from' | 'until'> & { id: string; area: string; updatedAt: Date };

const limits = `o.id, o.proximity_limit_meters AS "proximityLimitMeters", o.proximity_warning_meters AS "proximityWarningMeters"`;

export class SqlOrderHistory implements OrderHistory {
  constructor(private readonly house: HouseSql) {}

  async groundOfIncident(scope: DeskScope, incidentId: string, since: number | null): Promise<ForbiddenGround> {
    const { cell, agencyId } = scope;
    const sql = this.house.asAgency(agencyId);
    const [order] = await sql.rows<Limits>(
      `SELECT ${limits} FROM incident i JOIN "order" o ON o.cell = $1 AND o.id = i.order_id
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}`,
      [cell, incidentId, agencyId],
    );
    return order ? groundOf(sql, scope, order, since) : nothing;
  }

  async groundOfOrder(scope: DeskScope, orderId: string, since: number | null): Promise<ForbiddenGround | undefined> {
    const { cell, agencyId } = scope;
    if (!isUuid(orderId)) return undefined;
    const sql = this.house.asAgency(agencyId);
    const [order] = await sql.rows<Limits>(
      `SELECT ${limits} FROM "order" o WHERE o.cell = $1 AND o.id = $2 AND o.agency_id = $3`,
      [cell, orderId, agencyId],
    );
    return order && groundOf(sql, scope, order, since);
  }

  async track(
    { cell, agencyId }: DeskScope,
    orderId: string,
    { from, to }: Period,
    limit: number,
  ): Promise<TrackPoint[]> {
    const rows = await this.house.asAgency(agencyId).rows<Raw<TrackPoint>>(
      `SELECT ${trackColumns}
       FROM "order" o JOIN order_party q ON q.cell = $1 AND q.order_id = o.id
       JOIN position p ON p.cell = $1 AND p.person_id = q.person_id AND p.fix_time >= $4 AND p.fix_time <= $5
       WHERE o.cell = $1 AND o.id = $2 AND o.agency_id = $3
       ORDER BY p.fix_time, p.id LIMIT $6`,
      [cell, orderId, agencyId, instant(from), instant(to), limit],
    );
    return rows.map((row) => iso<TrackPoint>(row));
  }
}

const nothing: ForbiddenGround = { proximityLimitMeters: null, proximityWarningMeters: null, zones: [] };

/**
 * Zones and what the respondent feels of concealed ones (which are zones too, and bear the name of the one that they are felt
 * for), each with its belt. Six decimals are ten centimeters.
 */
async function groundOf(
  sql: Sql,
  { cell, agencyId }: DeskScope,
  { id: orderId, ...proximity }: Limits,
  since: number | null,
): Promise<ForbiddenGround> {
  const former = since === null ? null : await formerZones(sql, cell, agencyId, orderId, since);
  const rows = await sql.rows<Outline>(
    `SELECT z.id, coalesce(t.id, z.id) AS "zoneId", coalesce(t.name, z.name) AS name, coalesce(t.kind, z.kind) AS kind,
       CASE WHEN z.felt_of IS NULL THEN s.part ELSE s.felt_part END AS part,
       coalesce(t.updated_at, z.updated_at) AS "updatedAt", ST_AsGeoJSON(ST_Multi(s.shape::geometry), 6) AS area
     FROM zone z LEFT JOIN zone t ON t.cell = $1 AND t.id = z.felt_of
     CROSS JOIN LATERAL (SELECT coalesce(t.warning_ring_meters, z.warning_ring_meters) AS meters) r
     CROSS JOIN LATERAL (
       SELECT 'zone' AS part, 'felt' AS felt_part, z.area AS shape
       UNION ALL SELECT 'ring', 'felt_ring', ST_Buffer(z.area, r.meters) WHERE r.meters > 0) s
     WHERE z.cell = $1 AND z.order_id = $2 ORDER BY "zoneId", z.felt_of NULLS FIRST, s.part DESC`,
    [cell, orderId],
  );
  const opener = await sql.fields.openerOf(rows.map(({ name }) => name));
  const zones = rows.map(({ id: _, area, updatedAt, ...zone }) => ({
    ...zone,
    name: opener.open(`zone.name:${zone.zoneId}`, zone.name),
    area: JSON.parse(area) as ZoneOutline['area'],
    from: former === null ? updatedAt.toISOString() : (former.since.get(zone.zoneId) ?? null),
    until: null,
  }));
  return { ...proximity, zones: [...zones, ...(former?.outlines ?? [])] };
}
