import type {
  Agencies,
  AgencyRecord,
  AgencyScope,
  Area,
  CapEndpointState,
  CheckedArea,
  Neighbour,
  NewCapEndpoint,
  OwnStaffSessions,
  StaffRecord,
  UnitRecord,
} from '#orders';
import { endSessionsOf } from '../access/staff-sessions.repository.js';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { keepInParts } from './desk-area-parts.js';
import { lonLat, secretAddresses, secretText, secretUnique, SqlShelf, time } from './shelf.js';
import { storedShape } from './zone-geometry.js';

export const staffShelf = (sql: Sql, scope: AgencyScope): SqlShelf<StaffRecord> =>
  new SqlShelf<StaffRecord>(sql, scope, 'staff_member', {
    id: 'id',
    createdAt: time('created_at'),
    email: secretUnique('email', 'email_index'),
    name: secretText('name'),
    role: 'role',
    language: 'language',
    passwordHash: 'password_hash',
    mustChangePassword: 'must_change_password',
    onDuty: 'on_duty',
    channels: secretAddresses('channels'),
    disabledAt: time('disabled_at'),
  });

export const ownStaffSessions = (sql: Sql, { agencyId }: AgencyScope): OwnStaffSessions => ({
  endAll: (staffId, reason, now) => endSessionsOf(sql, { staffId, agencyId }, reason, instant(now)),
});

export const unitShelf = (sql: Sql, scope: AgencyScope): SqlShelf<UnitRecord> =>
  new SqlShelf<UnitRecord>(sql, scope, 'unit', {
    id: 'id',
    createdAt: time('created_at'),
    name: 'name',
    callSign: 'call_sign',
    onDuty: 'on_duty',
    point: lonLat('point'),
    positionAt: time('position_at'),
  });

type Row = Omit<AgencyRecord, 'createdAt' | 'area'> & { createdAt: Date; area: string | null };

export class SqlAgencies implements Agencies {
  constructor(
    private readonly sql: Sql,
    /** For what is asked across agencies, and for founding one. */
    private readonly house: Sql,
    private readonly scope: AgencyScope,
  ) {}

  own(): Promise<AgencyRecord | undefined> {
    return this.read('');
  }

  lockOwn(): Promise<AgencyRecord | undefined> {
    return this.read('FOR UPDATE');
  }

  async updateOwn(agency: AgencyRecord): Promise<void> {
    const { name, timeZone, language, nextAgencyId, namesInMessagesAllowed, secondFactor, takesReports } = agency;
    const { holdMilliseconds, policeLine, warningMap, audioEvidence } = agency;
    await this.sql.count(
      `UPDATE agency SET name = $2, time_zone = $3, language = $4, next_agency_id = $5, names_in_messages_allowed = $6,
         second_factor = $7, takes_reports = $8, hold_milliseconds = $9, police_line = $10, warning_map = $11,
         audio_evidence = $12
       WHERE id = $1`,
      [
        ...[this.scope.agencyId, name, timeZone, language, nextAgencyId, namesInMessagesAllowed],
        ...[secondFactor, takesReports, holdMilliseconds, policeLine, warningMap, audioEvidence],
      ],
    );
  }

  async updateOwnArea(drawn: CheckedArea | null): Promise<void> {
    await this.sql.count(
      `UPDATE agency SET area_square_meters = $2,
         area = (SELECT ST_Multi(s.shape)::geography FROM (SELECT ${storedShape('$3::text', '$4::boolean')} AS shape) s)
       WHERE id = $1`,
      [
        this.scope.agencyId,
        drawn?.squareMeters ?? null,
        drawn && JSON.stringify(drawn.area),
        drawn?.crossesAntimeridian ?? false,
      ],
    );
    await keepInParts(this.sql, this.scope.agencyId, drawn);
  }

  async existsAcrossAgencies(id: string): Promise<boolean> {
    return (await this.house.rows(`SELECT 1 FROM agency WHERE id = $1`, [id])).length > 0;
  }

  async cellOfRegionAcrossAgencies(region: string): Promise<number | undefined> {
    const [row] = await this.house.rows<{ cell: number }>(
      `SELECT cell FROM agency WHERE region = $1 ORDER BY created_at, id LIMIT 1`,
      [region],
    );
    return row?.cell;
  }

  async neighboursAcrossAgencies(): Promise<Neighbour[]> {
    const rows = await this.house.rows<Omit<Neighbour, 'area'> & { area: string | null }>(
      `SELECT id, name, kind, region, ST_AsGeoJSON(area, 5) AS area FROM agency g
       WHERE g.cell = $1 AND g.id <> $2 AND NOT EXISTS (SELECT 1 FROM canary c WHERE c.agency_id = g.id) ORDER BY name, id`,
      [this.scope.cell, this.scope.agencyId],
    );
    return rows.map((row) => ({ ...row, area: row.area === null ? null : (JSON.parse(row.area) as Area) }));
  }

  async insert(row: AgencyRecord): Promise<void> {
    const { id, name, kind, region, timeZone, language, namesInMessagesAllowed, secondFactor, cell } = row;
    const { holdMilliseconds, policeLine, warningMap, audioEvidence, createdAt } = row;
    await this.house.count(
      `INSERT INTO agency
         (id, name, kind, region, time_zone, language, names_in_messages_allowed, second_factor, cell, created_at,
          hold_milliseconds, police_line, warning_map, audio_evidence)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[id, name, kind, region, timeZone, language, namesInMessagesAllowed, secondFactor, cell, instant(createdAt)],
        ...[holdMilliseconds, policeLine, warningMap, audioEvidence],
      ],
    );
    // Its key is made now: a batch or a press that needed it first would wait for another that makes it.
    await this.sql.fields.sealerOf(id);
  }

  async capEndpoint(): Promise<CapEndpointState | undefined> {
    const [row] = await this.sql.rows<Omit<CapEndpointState, 'lastSentAt'> & { lastSentAt: Date | null }>(
      `SELECT attempts, last_error AS "lastError", last_sent_at AS "lastSentAt" FROM cap_endpoint WHERE agency_id = $1`,
      [this.scope.agencyId],
    );
    return row && { ...row, lastSentAt: row.lastSentAt?.getTime() ?? null };
  }

  async saveCapEndpoint({ url, secret }: NewCapEndpoint, now: number): Promise<void> {
    const { agencyId, cell } = this.scope;
    const sealer = await this.sql.fields.sealerOf(agencyId);
    const [head] = await this.sql.rows<{ cursor: number }>(`SELECT cursor FROM cell_cursor WHERE cell = $1`, [cell]);
    await this.sql.count(
      `INSERT INTO cap_endpoint (agency_id, url, secret, cursor, attempts, next_attempt_at)
       VALUES ($1, $2, $3, $4, 0, $5)
       ON CONFLICT (agency_id) DO UPDATE SET url = $2, secret = $3, attempts = 0, next_attempt_at = $5, last_error = NULL`,
      [
        agencyId,
        sealer.seal(`cap_endpoint.url:${agencyId}`, url),
        sealer.seal(`cap_endpoint.secret:${agencyId}`, secret),
        head?.cursor ?? 0,
        instant(now),
      ],
    );
  }

  async removeCapEndpoint(): Promise<boolean> {
    return (await this.sql.count(`DELETE FROM cap_endpoint WHERE agency_id = $1`, [this.scope.agencyId])) === 1;
  }

  private async read(suffix: string): Promise<AgencyRecord | undefined> {
    const [row] = await this.sql.rows<Row>(
      `SELECT id, name, kind, region, time_zone AS "timeZone", language,
         next_agency_id AS "nextAgencyId", names_in_messages_allowed AS "namesInMessagesAllowed",
         ST_AsGeoJSON(area, 7) AS area, second_factor AS "secondFactor",
         takes_reports AS "takesReports", hold_milliseconds AS "holdMilliseconds", police_line AS "policeLine",
         warning_map AS "warningMap", audio_evidence AS "audioEvidence", cell, created_at AS "createdAt"
       FROM agency WHERE id = $1 ${suffix}`,
      [this.scope.agencyId],
    );
    if (!row) return undefined;
    return {
      ...row,
      area: row.area === null ? null : (JSON.parse(row.area) as Area),
      createdAt: row.createdAt.getTime(),
    };
  }
}
