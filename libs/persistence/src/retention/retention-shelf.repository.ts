import type { AuditRecord } from '#access';
import { type Clock, isUuid, nobody } from '#domain';
import {
  type ChosenDays,
  type IncidentHold,
  RetentionError,
  type RetentionPolicy,
  type RetentionRun,
  type RetentionScope,
  type RetentionShelf,
} from '#retention';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { lockRetentionOf } from './agency-lock.js';
import { incidentBoundKinds } from './incident-bound.js';

type Timed<Row, Key extends keyof Row> = Omit<Row, Key> & { [K in Key]: Exclude<Row[K], number> | Date };
type HoldRow = Timed<IncidentHold, 'placedAt' | 'releasedAt'>;
type RunRow = Timed<RetentionRun, 'upTo' | 'at'> & { deleted: string | number };

const holdColumns = `h.id, h.incident_id AS "incidentId", h.reason, h.placed_by AS "placedBy", h.placed_at AS "placedAt",
  h.release_reason AS "releaseReason", h.released_by AS "releasedBy", h.released_at AS "releasedAt"`;

/** What the reason of placing (`reason`) or releasing (`release_reason`) a hold is sealed for. */
const reasonPlace = (column: 'reason' | 'release_reason', id: string): string => `incident_hold.${column}:${id}`;

export class RetentionShelfRepository implements RetentionShelf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  policy({ agencyId }: RetentionScope): Promise<RetentionPolicy> {
    return policyOf(this.database.asAgency(agencyId), agencyId);
  }

  savePolicy(
    { agencyId }: RetentionScope,
    { chosen, changedBy, now }: { chosen: ChosenDays; changedBy: string; now: number },
    audit: AuditRecord,
  ): Promise<RetentionPolicy> {
    return this.database.transaction(async (sql) => {
      await lockRetentionOf(sql, [agencyId]);
      await sql.count(
        `INSERT INTO retention_policy (agency_id, version, days, changed_by, changed_at) VALUES ($1, 1, $2, $3, $4)
         ON CONFLICT (agency_id) DO UPDATE SET version = retention_policy.version + 1, days = excluded.days,
           changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [agencyId, JSON.stringify(chosen), changedBy, instant(now)],
      );
      await appendAudit(sql, this.clock, [audit]);
      return policyOf(sql, agencyId);
    });
  }

  async runs(
    { cell, agencyId }: RetentionScope,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<RetentionRun[]> {
    const rows = await this.database.asAgency(agencyId).rows<RunRow>(
      `SELECT id, kind, days, policy_version AS "policyVersion", up_to AS "upTo", deleted, at FROM retention_run
       WHERE cell = $1 AND agency_id = $2 AND ($3::uuid IS NULL OR id < $3)
         AND id IN (SELECT DISTINCT r.id FROM retention_run r
           WHERE r.cell = $1 AND r.agency_id = $2 AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4)
       ORDER BY id DESC, kind`,
      [cell, agencyId, after ?? null, limit],
    );
    return rows.map(({ upTo, at, deleted, ...row }) => ({
      ...row,
      deleted: Number(deleted),
      upTo: upTo.getTime(),
      at: at.getTime(),
    }));
  }

  async holds({ cell, agencyId }: RetentionScope, incidentId: string): Promise<IncidentHold[] | undefined> {
    if (!isUuid(incidentId)) return undefined;
    const own = this.database.asAgency(agencyId);
    const known = await own.rows(`SELECT 1 FROM incident WHERE cell = $1 AND agency_id = $2 AND id = $3`, [
      cell,
      agencyId,
      incidentId,
    ]);
    if (known.length === 0) return undefined;
    const rows = await own.rows<HoldRow>(
      `SELECT ${holdColumns} FROM incident_hold h WHERE h.cell = $1 AND h.agency_id = $2 AND h.incident_id = $3
       ORDER BY h.id DESC`,
      [cell, agencyId, incidentId],
    );
    return opened(own, rows);
  }

  async standingHolds(
    { cell, agencyId }: RetentionScope,
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<IncidentHold[]> {
    const own = this.database.asAgency(agencyId);
    const rows = await own.rows<HoldRow>(
      `SELECT ${holdColumns} FROM incident_hold h WHERE h.cell = $1 AND h.agency_id = $2 AND h.released_at IS NULL
         AND ($3::uuid IS NULL OR h.id < $3)
       ORDER BY h.id DESC LIMIT $4`,
      [cell, agencyId, after ?? null, limit],
    );
    return opened(own, rows);
  }

  async placeHold(scope: RetentionScope, hold: IncidentHold, audit: AuditRecord): Promise<void> {
    await this.database.transaction(async (sql) => {
      await this.incidentOf(sql, scope, hold.incidentId);
      const { id, incidentId, placedBy, placedAt } = hold;
      const reason = (await sql.fields.sealerOf(scope.agencyId)).seal(reasonPlace('reason', id), hold.reason);
      const count = await sql.count(
        `INSERT INTO incident_hold (cell, id, incident_id, agency_id, reason, placed_by, placed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [scope.cell, id, incidentId, scope.agencyId, reason, placedBy, instant(placedAt)],
      );
      if (count === 0) throw new RetentionError('hold_stands');
      await appendAudit(sql, this.clock, [audit]);
    });
  }

  releaseHold(
    scope: RetentionScope,
    release: { incidentId: string; reason: string; releasedBy: string; now: number },
    audit: AuditRecord,
  ): Promise<IncidentHold> {
    return this.database.transaction(async (sql) => {
      const { closedAt } = await this.incidentOf(sql, scope, release.incidentId);
      const [standing] = await sql.rows<{ id: string }>(
        `SELECT id FROM incident_hold WHERE cell = $1 AND incident_id = $2 AND released_at IS NULL FOR UPDATE`,
        [scope.cell, release.incidentId],
      );
      if (!standing) throw new RetentionError('hold_unknown');
      const sealer = await sql.fields.sealerOf(scope.agencyId);
      const reason = sealer.seal(reasonPlace('release_reason', standing.id), release.reason);
      const rows = await sql.rows<HoldRow>(
        `UPDATE incident_hold h SET release_reason = $3, released_by = $4, released_at = $5
         WHERE h.cell = $1 AND h.id = $2 RETURNING ${holdColumns}`,
        [scope.cell, standing.id, reason, release.releasedBy, instant(release.now)],
      );
      if (closedAt) await this.passAgain(sql, scope, closedAt);
      await appendAudit(sql, this.clock, [audit]);
      return (await opened(sql, rows))[0]!;
    });
  }

  /** The deleting went past what was held: it comes by once more. */
  private async passAgain(sql: Sql, { cell, agencyId }: RetentionScope, closedAt: Date): Promise<void> {
    await sql.count(
      `UPDATE retention_progress SET done_to = $4, done_id = $5
       WHERE cell = $1 AND agency_id = $2 AND kind = ANY($3) AND done_to >= $4`,
      [cell, agencyId, incidentBoundKinds, closedAt.toISOString(), nobody],
    );
  }

  private async incidentOf(
    sql: Sql,
    { cell, agencyId }: RetentionScope,
    incidentId: string,
  ): Promise<{ closedAt: Date | null }> {
    if (!isUuid(incidentId)) throw new RetentionError('not_found');
    await lockRetentionOf(sql, [agencyId]);
    const [incident] = await sql.rows<{ closedAt: Date | null }>(
      `SELECT closed_at AS "closedAt" FROM incident WHERE cell = $1 AND agency_id = $2 AND id = $3`,
      [cell, agencyId, incidentId],
    );
    if (!incident) throw new RetentionError('not_found');
    return incident;
  }
}

async function policyOf(sql: Sql, agencyId: string): Promise<RetentionPolicy> {
  const [row] = await sql.rows<{ version: number; chosen: ChosenDays; changedAt: Date }>(
    `SELECT version, days AS chosen, changed_at AS "changedAt" FROM retention_policy WHERE agency_id = $1`,
    [agencyId],
  );
  return row ? { ...row, changedAt: row.changedAt.getTime() } : { version: 0, chosen: {}, changedAt: null };
}

async function opened(sql: Sql, rows: readonly HoldRow[]): Promise<IncidentHold[]> {
  const opener = await sql.fields.openerOf(rows.flatMap(({ reason, releaseReason }) => [reason, releaseReason]));
  return rows.map(({ placedAt, releasedAt, ...row }) => ({
    ...row,
    reason: opener.open(reasonPlace('reason', row.id), row.reason),
    releaseReason: row.releaseReason && opener.open(reasonPlace('release_reason', row.id), row.releaseReason),
    placedAt: placedAt.getTime(),
    releasedAt: releasedAt?.getTime() ?? null,
  }));
}
