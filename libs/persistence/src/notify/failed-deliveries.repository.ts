import type { AuditRecord } from '#access';
import type { Clock } from '#domain';
import type { DeliveryJob, FailedDeliveries, FailedDeliveriesFilter, FailedDelivery, OperatorScope } from '#notify';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database } from '../database.js';

type Row = Omit<FailedDelivery, 'queuedAt' | 'failedAt'> & { queuedAt: Date; failedAt: Date };

/** Due at once. The error stays until the next attempt has one of its own, or none. */
const queuedAgain = `status = 'queued', failed_at = NULL`;
const job = `d.cell, d.id, d.attempts, a.kind AS "alarmKind"`;

export class FailedDeliveriesRepository implements FailedDeliveries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list(
    { cell, agencyId }: OperatorScope,
    { channel, errorCode, failedSince }: FailedDeliveriesFilter,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<FailedDelivery[]> {
    const rows = await this.database.asAgency(agencyId).rows<Row>(
      `SELECT id, incident_id AS "incidentId", alarm_id AS "alarmId", recipient, recipient_id AS "recipientId", channel,
         attempts, last_error AS "errorCode", queued_at AS "queuedAt", failed_at AS "failedAt"
       FROM delivery WHERE cell = $1 AND agency_id = $2 AND status = 'failed' AND ($3::uuid IS NULL OR id < $3::uuid)
         AND ($5::text IS NULL OR channel = $5) AND ($6::text IS NULL OR last_error = $6)
         AND ($7::timestamptz IS NULL OR failed_at >= $7)
       ORDER BY id DESC LIMIT $4`,
      [cell, agencyId, after ?? null, limit, channel ?? null, errorCode ?? null, sinceOf(failedSince)],
    );
    return rows.map((row) => ({
      ...row,
      queuedAt: row.queuedAt.toISOString(),
      failedAt: row.failedAt.toISOString(),
    }));
  }

  sendAgain(
    { cell, agencyId }: OperatorScope,
    staffId: string,
    id: string,
    now: number,
  ): Promise<DeliveryJob | 'not_failed' | undefined> {
    return this.database.transaction(async (house) => {
      const sql = house.asAgency(agencyId);
      const [queued] = await sql.rows<DeliveryJob>(
        `UPDATE delivery d SET ${queuedAgain}, next_attempt_at = $4 FROM alarm a
         WHERE d.cell = $1 AND d.agency_id = $2 AND d.id = $3 AND d.status = 'failed' AND a.cell = $1 AND a.id = d.alarm_id
         RETURNING ${job}`,
        [cell, agencyId, id, instant(now)],
      );
      if (!queued) {
        const known = await sql.rows(`SELECT 1 FROM delivery WHERE cell = $1 AND agency_id = $2 AND id = $3`, [
          cell,
          agencyId,
          id,
        ]);
        return known.length > 0 ? 'not_failed' : undefined;
      }
      await appendAudit(house, this.clock, [auditOf(agencyId, staffId, id)]);
      return queued;
    });
  }

  sendAllAgain(
    { cell, agencyId }: OperatorScope,
    staffId: string,
    { channel, errorCode, failedSince }: FailedDeliveriesFilter,
    limit: number,
    now: number,
  ): Promise<DeliveryJob[]> {
    return this.database.transaction(async (house) => {
      const sql = house.asAgency(agencyId);
      const queued = await sql.rows<DeliveryJob>(
        `UPDATE delivery d SET ${queuedAgain}, next_attempt_at = $7
         FROM alarm a, (SELECT id FROM delivery
           WHERE cell = $1 AND agency_id = $2 AND status = 'failed' AND ($3::timestamptz IS NULL OR failed_at >= $3)
             AND ($4::text IS NULL OR channel = $4) AND ($5::text IS NULL OR last_error = $5)
           ORDER BY id LIMIT $6 FOR UPDATE SKIP LOCKED) f
         WHERE d.cell = $1 AND d.id = f.id AND a.cell = $1 AND a.id = d.alarm_id RETURNING ${job}`,
        [cell, agencyId, sinceOf(failedSince), channel ?? null, errorCode ?? null, limit, instant(now)],
      );
      if (queued.length > 0)
        await appendAudit(
          house,
          this.clock,
          queued.map(({ id }) => auditOf(agencyId, staffId, id)),
        );
      return queued;
    });
  }
}

const sinceOf = (at: number | undefined): string | null => (at === undefined ? null : instant(at));

const auditOf = (agencyId: string, staffId: string, deliveryId: string): AuditRecord => ({
  agencyId,
  actor: 'staff',
  actorId: staffId,
  action: 'delivery.send_again',
  object: 'delivery',
  objectId: deliveryId,
  result: 'allowed',
});
