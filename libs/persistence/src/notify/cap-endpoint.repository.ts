import { nobody } from '#domain';
import type { CapEndpoint, CapEndpointStore, CapProgress } from '#notify';
import { appendAudit } from '../access/append-audit.js';
import { instant, instantOrNull } from '../columns.js';
import type { Database, Sql } from '../database.js';

export class CapEndpointRepository implements CapEndpointStore {
  constructor(private readonly database: Database) {}

  async cells(): Promise<number[]> {
    const rows = await this.database.rows<{ cell: number }>(
      `SELECT DISTINCT g.cell FROM cap_endpoint c JOIN agency g ON g.id = c.agency_id`,
    );
    return rows.map(({ cell }) => cell);
  }

  async claimDue(cell: number, now: number, leaseUntil: number): Promise<CapEndpoint[]> {
    const rows = await this.database.rows<Omit<CapEndpoint, 'cell'>>(
      `UPDATE cap_endpoint c SET next_attempt_at = $3
       FROM agency g
       WHERE g.id = c.agency_id AND g.cell = $1 AND c.next_attempt_at <= $2 AND EXISTS (
         SELECT 1 FROM incident_event e WHERE e.cell = $1 AND e.agency_id = c.agency_id AND e.cursor > c.cursor)
       RETURNING c.agency_id AS "agencyId", c.url, c.secret, c.cursor, c.attempts`,
      [cell, instant(now), instant(leaseUntil)],
    );
    const opener = await this.database.fields.openerOf(rows.flatMap(({ url, secret }) => [url, secret]));
    return rows.map((row) => ({
      ...row,
      cell,
      url: opener.open(`cap_endpoint.url:${row.agencyId}`, row.url),
      secret: opener.open(`cap_endpoint.secret:${row.agencyId}`, row.secret),
    }));
  }

  async record(agencyId: string, progress: CapProgress): Promise<void> {
    const { sentAt, incidentId } = progress;
    if (sentAt === undefined || incidentId === undefined) {
      await this.write(this.database, agencyId, progress);
      return;
    }
    await this.database.transaction(async (sql) => {
      await this.write(sql, agencyId, progress);
      const pushed = { agencyId, actor: 'system' as const, actorId: nobody, action: 'cap.push' };
      await appendAudit(sql, { now: () => sentAt }, [
        { ...pushed, object: 'incident', objectId: incidentId, result: 'allowed' },
      ]);
    });
  }

  private async write(sql: Sql, agencyId: string, progress: CapProgress): Promise<void> {
    const { cursor, attempts, nextAttemptAt, lastError, sentAt } = progress;
    await sql.count(
      `UPDATE cap_endpoint SET cursor = $2, attempts = $3, next_attempt_at = $4,
         last_error = CASE WHEN $5 THEN $6 ELSE last_error END, last_sent_at = coalesce($7, last_sent_at)
       WHERE agency_id = $1`,
      [
        agencyId,
        cursor,
        attempts,
        instant(nextAttemptAt),
        lastError !== undefined,
        lastError ?? null,
        instantOrNull(sentAt ?? null),
      ],
    );
  }
}
