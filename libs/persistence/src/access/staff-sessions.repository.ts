import {
  type AuditRecord,
  idleSessionMilliseconds,
  type RefreshState,
  type SessionCaller,
  type SessionEnd,
  type StaffSession,
  type StaffSessions,
} from '#access';
import { type Clock, isUuid, type StaffRole } from '#domain';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { appendAudit } from './append-audit.js';

/** A session without a factor, where the agency demands one. */
const mustEnrol = `(x.second_factor = 'none' AND a.second_factor = 'required') AS "mustEnrol"`;
/** Who comes by single sign-on does not use the password, and need not know it. */
const mustChangePassword = `(s.must_change_password AND x.second_factor <> 'oidc') AS "mustChangePassword"`;

const columns = `x.id, x.staff_id AS "staffId", x.agency_id AS "agencyId", x.second_factor AS "secondFactor",
  x.user_agent AS "userAgent", x.authenticated_at AS "authenticatedAt", x.created_at AS "createdAt",
  x.seen_at AS "seenAt", x.expires_at AS "expiresAt"`;

/** @param now, idleSince names of parameters */
const isLive = (now: string, idleSince: string): string =>
  `x.ended_at IS NULL AND x.expires_at > ${now} AND x.seen_at > ${idleSince}`;

const idleSince = (now: number) => instant(now - idleSessionMilliseconds);

type Times = 'authenticatedAt' | 'createdAt' | 'seenAt' | 'expiresAt';
type Row = Omit<StaffSession, Times> & Record<Times, Date>;
type StateRow = Row & Pick<RefreshState, 'refreshHash' | 'previousHash' | 'ended'> & { rotatedAt: Date | null };

export class StaffSessionsRepository implements StaffSessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(session: StaffSession, refreshHash: Buffer, record: AuditRecord): Promise<void> {
    const { id, staffId, agencyId, secondFactor, userAgent } = session;
    await this.database.transaction(async (sql) => {
      await sql.count(
        `INSERT INTO staff_session
           (id, staff_id, agency_id, second_factor, user_agent, authenticated_at, created_at, seen_at, expires_at, refresh_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          ...[id, staffId, agencyId, secondFactor, userAgent],
          ...[session.authenticatedAt, session.createdAt, session.seenAt, session.expiresAt].map(instant),
          refreshHash,
        ],
      );
      await appendAudit(sql, this.clock, [record]);
    });
  }

  async caller(sessionId: string, now: number): Promise<SessionCaller | undefined> {
    if (!isUuid(sessionId)) return undefined;
    const [row] = await this.database.rows<Omit<SessionCaller, 'kind' | 'authenticatedAt'> & { authenticatedAt: Date }>(
      `SELECT s.id AS "staffId", s.agency_id AS "agencyId", s.role, s.language, a.cell, x.id AS "sessionId",
         x.authenticated_at AS "authenticatedAt", x.second_factor AS "secondFactor", ${mustEnrol}, ${mustChangePassword}
       FROM staff_session x JOIN staff_member s ON s.id = x.staff_id JOIN agency a ON a.id = s.agency_id
       WHERE x.id = $1 AND ${isLive('$2', '$3')} AND s.disabled_at IS NULL`,
      [sessionId, instant(now), idleSince(now)],
    );
    return row && { kind: 'staff', ...row, authenticatedAt: row.authenticatedAt.getTime() };
  }

  async live(
    sessionIds: readonly string[],
    now: number,
  ): Promise<Map<string, { role: StaffRole; mustEnrol: boolean }>> {
    const rows = await this.database.rows<{ id: string; role: StaffRole; mustEnrol: boolean }>(
      `SELECT x.id, s.role, ${mustEnrol}
       FROM staff_session x JOIN staff_member s ON s.id = x.staff_id JOIN agency a ON a.id = s.agency_id
       WHERE x.id = ANY($1::uuid[]) AND ${isLive('$2', '$3')} AND s.disabled_at IS NULL`,
      [sessionIds, instant(now), idleSince(now)],
    );
    return new Map(rows.map(({ id, ...rest }) => [id, rest]));
  }

  async refreshState(sessionId: string, now: number): Promise<RefreshState | undefined> {
    if (!isUuid(sessionId)) return undefined;
    const [row] = await this.database.rows<StateRow>(
      `SELECT ${columns}, x.refresh_hash AS "refreshHash", x.previous_hash AS "previousHash", x.rotated_at AS "rotatedAt",
         NOT (${isLive('$2', '$3')} AND s.disabled_at IS NULL) AS ended
       FROM staff_session x JOIN staff_member s ON s.id = x.staff_id WHERE x.id = $1`,
      [sessionId, instant(now), idleSince(now)],
    );
    if (!row) return undefined;
    const { refreshHash, previousHash, rotatedAt, ended } = row;
    return { session: sessionOf(row), refreshHash, previousHash, rotatedAt: rotatedAt?.getTime() ?? null, ended };
  }

  async rotate(sessionId: string, from: Buffer, to: Buffer, now: number): Promise<boolean> {
    if (!isUuid(sessionId)) return false;
    const rotated = await this.database.count(
      `UPDATE staff_session x SET previous_hash = refresh_hash, refresh_hash = $3, rotated_at = $4, seen_at = $4
       WHERE x.id = $1 AND x.refresh_hash = $2 AND ${isLive('$4', '$5')}
         AND EXISTS (SELECT 1 FROM staff_member s WHERE s.id = x.staff_id AND s.disabled_at IS NULL)`,
      [sessionId, from, to, instant(now), idleSince(now)],
    );
    return rotated === 1;
  }

  async ofStaff(agencyId: string, staffId: string, now: number): Promise<StaffSession[]> {
    if (!isUuid(staffId)) return [];
    const rows = await this.database.asAgency(agencyId).rows<Row>(
      `SELECT ${columns} FROM staff_session x
       WHERE x.agency_id = $1 AND x.staff_id = $2 AND ${isLive('$3', '$4')} ORDER BY x.created_at DESC, x.id DESC LIMIT 200`,
      [agencyId, staffId, instant(now), idleSince(now)],
    );
    return rows.map(sessionOf);
  }

  async byId(agencyId: string, sessionId: string): Promise<StaffSession | undefined> {
    if (!isUuid(sessionId)) return undefined;
    const [row] = await this.database
      .asAgency(agencyId)
      .rows<Row>(`SELECT ${columns} FROM staff_session x WHERE x.id = $1 AND x.agency_id = $2`, [sessionId, agencyId]);
    return row && sessionOf(row);
  }

  end(sessionId: string, reason: SessionEnd, now: number, record: AuditRecord): Promise<boolean> {
    return this.database.transaction(async (sql) => {
      const ended = await sql.count(
        `UPDATE staff_session SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL`,
        [sessionId, instant(now), reason],
      );
      if (ended === 1) await appendAudit(sql, this.clock, [record]);
      return ended === 1;
    });
  }

  async endAll(staffId: string, reason: SessionEnd, now: number, record: AuditRecord): Promise<void> {
    await this.database.transaction(async (sql) => {
      await endSessionsOf(sql, { staffId, agencyId: record.agencyId }, reason, instant(now));
      await appendAudit(sql, this.clock, [record]);
    });
  }
}

/** Every session of a member of staff, in a transaction that changes something else too. */
export async function endSessionsOf(
  sql: Sql,
  { staffId, agencyId }: { staffId: string; agencyId: string },
  reason: SessionEnd,
  at: string,
): Promise<void> {
  await sql.count(
    `UPDATE staff_session SET ended_at = $3, end_reason = $4 WHERE staff_id = $1 AND agency_id = $2 AND ended_at IS NULL`,
    [staffId, agencyId, at, reason],
  );
}

function sessionOf(row: Row): StaffSession {
  const { id, staffId, agencyId, secondFactor, userAgent, authenticatedAt, createdAt, seenAt, expiresAt } = row;
  return {
    ...{ id, staffId, agencyId, secondFactor, userAgent },
    authenticatedAt: authenticatedAt.getTime(),
    createdAt: createdAt.getTime(),
    seenAt: seenAt.getTime(),
    expiresAt: expiresAt.getTime(),
  };
}
