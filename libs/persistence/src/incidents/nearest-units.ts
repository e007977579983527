import type { DeskScope, IncidentPlace, NearestUnits, NearUnit } from '#incidents';
import { column } from '../columns.js';
import type { HouseSql } from '../database.js';
import { readableBy, spanOf } from './whose-incident.js';

export class SqlNearestUnits implements NearestUnits {
  constructor(private readonly house: HouseSql) {}

  async placeOf({ cell, agencyId }: DeskScope, incidentId: string): Promise<IncidentPlace | undefined> {
    const [row] = await this.house.asAgency(agencyId).rows<Omit<IncidentPlace, 'fixTime'> & { fixTime: Date }>(
      `SELECT p.*
       FROM incident i ${spanOf('i')}
       CROSS JOIN LATERAL (SELECT x.person_id AS "personId", ST_X(x.point::geometry) AS longitude,
           ST_Y(x.point::geometry) AS latitude, x.fix_time AS "fixTime"
         FROM position x
         WHERE x.cell = $1 AND x.person_id = i.place_person_id AND x.fix_time >= s.since AND NOT x.mock
         ORDER BY x.fix_time DESC LIMIT 1) p
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}`,
      [cell, incidentId, agencyId],
    );
    return row && { ...row, fixTime: row.fixTime.getTime() };
  }

  async nearestTo(
    { cell, agencyId }: DeskScope,
    incidentId: string,
    { longitude, latitude }: IncidentPlace,
    limit: number,
  ): Promise<NearUnit[]> {
    // Units of the order's agency and of the desk: of which agencies, is read through the wall; the units are theirs.
    const agencies = await this.house.asAgency(agencyId).rows<{ id: string }>(
      `SELECT unnest(ARRAY[i.agency_id, i.desk_agency_id]) AS id FROM incident i
       WHERE i.cell = $1 AND i.id = $2 AND ${readableBy('$3')}`,
      [cell, incidentId, agencyId],
    );
    // The index orders by the sphere, the distance is of the ellipsoid: among those found the latter decides.
    const rows = await this.house.rows<Omit<NearUnit, 'positionAt'> & { positionAt: Date | null }>(
      `SELECT n.* FROM (
         SELECT u.id, u.agency_id AS "agencyId", u.name, u.call_sign AS "callSign", u.position_at AS "positionAt",
           ST_Distance(u.point, $3::geography) AS "distanceMeters",
           EXISTS (SELECT 1 FROM incident b WHERE b.cell = $1 AND b.unit_id = u.id AND b.status <> 'closed') AS busy
         FROM unit u
         WHERE u.point IS NOT NULL AND u.on_duty AND u.agency_id = ANY ($2::uuid[])
         ORDER BY u.point <-> $3::geography LIMIT $4) n
       ORDER BY n."distanceMeters", n.id`,
      [cell, column(agencies, 'id'), `SRID=4326;POINT(${longitude} ${latitude})`, limit],
    );
    return rows.map((row) => ({ ...row, positionAt: row.positionAt?.getTime() ?? null }));
  }
}
