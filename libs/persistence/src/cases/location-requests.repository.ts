import { isUuid } from '#domain';
import type { AgencyScope, LocatedFix, LocationRequestRecord, LocationRequests } from '#orders';
import type { AskedLocation } from '#tracking';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { sealedText } from '../fields/sealed-shapes.js';

type Timed<Row, Key extends keyof Row> = Omit<Row, Key> & {
  [Name in Key]: Row[Name] extends number ? Date : Date | null;
};
type RequestRow = Timed<LocationRequestRecord, 'askedAt' | 'expiresAt' | 'answeredAt'>;
type FixRow = Timed<LocatedFix, 'fixTime' | 'receivedAt'>;

const columns = `r.id, r.order_id AS "orderId", r.person_id AS "personId", r.asked_by AS "askedBy", r.reason, r.status,
  r.asked_at AS "askedAt", r.expires_at AS "expiresAt", r.answered_at AS "answeredAt" FROM location_request r`;

const reasonPlace = (id: string): string => `location_request.reason:${id}`;

export class SqlLocationRequests implements LocationRequests {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async byId(id: string): Promise<LocationRequestRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.rows(`WHERE r.cell = $1 AND r.agency_id = $2 AND r.id = $3`, [id]);
    return row;
  }

  waiting(orderId: string, now: number): Promise<LocationRequestRecord[]> {
    return this.rows(
      `WHERE r.cell = $1 AND r.agency_id = $2 AND r.order_id = $3 AND r.status = 'waiting' AND r.expires_at > $4
       ORDER BY r.asked_at, r.id`,
      [orderId, instant(now)],
    );
  }

  async hasOpenIncident(orderId: string): Promise<boolean> {
    const rows = await this.sql.rows(
      `SELECT 1 FROM incident i WHERE i.cell = $1 AND i.agency_id = $2 AND i.order_id = $3 AND i.status <> 'closed'`,
      [this.scope.cell, this.scope.agencyId, orderId],
    );
    return rows.length > 0;
  }

  async insert(request: LocationRequestRecord, wait: readonly LocationRequestRecord[]): Promise<boolean> {
    const { cell, agencyId } = this.scope;
    const { id, orderId, personId, askedBy, reason, status, askedAt, expiresAt } = request;
    const kept = sealedText.seal(await this.sql.fields.sealerOf(agencyId), reasonPlace(id), reason);
    const [row] = await this.sql.rows<{ canPush: boolean }>(
      `INSERT INTO location_request (cell, id, agency_id, order_id, person_id, asked_by, reason, status, asked_at,
         expires_at, push_attempts, next_push_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9::timestamptz, $10, 0,
         CASE WHEN EXISTS (SELECT 1 FROM device d JOIN device_push_address a ON a.device_id = d.id
           WHERE d.agency_id = $3 AND d.person_id = $5 AND d.revoked_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM order_party y JOIN zone z ON z.cell = $1 AND z.order_id = $4 AND z.concealed
             WHERE y.cell = $1 AND y.order_id = $4 AND y.person_id = $5 AND y.role = 'respondent')
           THEN $9::timestamptz END
       RETURNING next_push_at IS NOT NULL AS "canPush"`,
      [cell, id, agencyId, orderId, personId, askedBy, kept, status, instant(askedAt), instant(expiresAt)],
    );
    const asked = [...wait, request].map(({ id, personId, askedBy: staffId, askedAt, expiresAt }): AskedLocation => ({
      id,
      personId,
      staffId,
      askedAt,
      expiresAt,
    }));
    await this.sql.count(`UPDATE watch w SET asked = $4 WHERE w.cell = $1 AND w.order_id = $2 AND w.agency_id = $3`, [
      cell,
      orderId,
      agencyId,
      JSON.stringify(asked),
    ]);
    return row!.canPush;
  }

  async answerOf(requestId: string): Promise<LocatedFix | undefined> {
    const [row] = await this.sql.rows<FixRow>(
      `SELECT p.fix_time AS "fixTime", p.received_at AS "receivedAt", p.device_id AS "deviceId",
         ST_X(p.point::geometry) AS longitude, ST_Y(p.point::geometry) AS latitude,
         p.accuracy_meters AS "accuracyMeters", p.mock
       FROM location_request r
       JOIN position p ON p.cell = $1 AND p.person_id = r.person_id AND p.fix_time = r.fix_time AND p.id = r.position_id
       WHERE r.cell = $1 AND r.agency_id = $2 AND r.id = $3 AND r.status = 'answered'`,
      [this.scope.cell, this.scope.agencyId, requestId],
    );
    return row && { ...row, fixTime: row.fixTime.getTime(), receivedAt: row.receivedAt.getTime() };
  }

  private async rows(where: string, parameters: readonly unknown[]): Promise<LocationRequestRecord[]> {
    const rows = await this.sql.rows<RequestRow>(`SELECT ${columns} ${where}`, [
      this.scope.cell,
      this.scope.agencyId,
      ...parameters,
    ]);
    const opener = await this.sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => ({
      ...row,
      reason: row.reason === null ? null : opener.open(reasonPlace(row.id), row.reason),
      askedAt: row.askedAt.getTime(),
      expiresAt: row.expiresAt.getTime(),
      answeredAt: row.answeredAt?.getTime() ?? null,
    }));
  }
}
