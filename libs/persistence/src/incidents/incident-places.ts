import type { DeskScope, IncidentPlaces, PlacedIncident } from '#incidents';
import type { HouseSql } from '../database.js';
import { readableBy, spanOf } from './whose-incident.js';

export class SqlIncidentPlaces implements IncidentPlaces {
  constructor(private readonly house: HouseSql) {}

  async of({ cell, agencyId }: DeskScope, incidentIds: readonly string[]): Promise<PlacedIncident[]> {
    const rows = await this.house.asAgency(agencyId).rows<Omit<PlacedIncident, 'fixTime'> & { fixTime: Date }>(
      `SELECT i.id AS "incidentId", p.*
       FROM unnest($2::uuid[]) AS n (id)
       JOIN incident i ON i.cell = $1 AND i.id = n.id AND i.status <> 'closed' AND ${readableBy('$3')}
       ${spanOf('i')}
       CROSS JOIN LATERAL (SELECT x.person_id AS "personId", ST_X(x.point::geometry) AS longitude,
           ST_Y(x.point::geometry) AS latitude, x.fix_time AS "fixTime", x.accuracy_meters AS "accuracyMeters"
         FROM position x
         WHERE x.cell = $1 AND x.person_id = i.place_person_id AND x.fix_time >= s.since AND NOT x.mock
         ORDER BY x.fix_time DESC LIMIT 1) p`,
      [cell, incidentIds, agencyId],
    );
    return rows.map((row) => ({ ...row, fixTime: row.fixTime.getTime() }));
  }
}
