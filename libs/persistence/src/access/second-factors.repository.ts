import type {
  AuditRecord,
  Passkey,
  PasskeyChallenge,
  ProvedSession,
  SecondFactors,
  SecondFactorState,
  TotpState,
} from '#access';
import { type Clock, isUuid } from '#domain';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { appendAudit } from './append-audit.js';

const passkeyColumns = `id, staff_id AS "staffId", name, public_key AS "publicKey", counter, transports,
  created_at AS "createdAt", used_at AS "usedAt"`;
type PasskeyRow = Omit<Passkey, 'counter' | 'createdAt' | 'usedAt'> & {
  counter: number | string;
  createdAt: Date;
  usedAt: Date | null;
};

export class SecondFactorsRepository implements SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(staffId: string): Promise<SecondFactorState> {
    const [totp] = await this.database.rows<Omit<TotpState, 'lastStep'> & { lastStep: number | string }>(
      `SELECT secret, last_step AS "lastStep", confirmed_at IS NOT NULL AS confirmed FROM staff_totp WHERE staff_id = $1`,
      [staffId],
    );
    const passkeys = await this.database.rows<PasskeyRow>(
      `SELECT ${passkeyColumns} FROM staff_passkey WHERE staff_id = $1 ORDER BY created_at, id`,
      [staffId],
    );
    const [codes] = await this.database.rows<{ left: number }>(
      `SELECT count(*)::int AS "left" FROM staff_recovery_code WHERE staff_id = $1 AND used_at IS NULL`,
      [staffId],
    );
    return {
      totp: totp && { ...totp, lastStep: Number(totp.lastStep) },
      passkeys: passkeys.map(passkeyOf),
      recoveryCodesLeft: codes!.left,
    };
  }

  async beginTotp(staffId: string, secret: Buffer, now: number): Promise<boolean> {
    const begun = await this.database.count(
      `INSERT INTO staff_totp (staff_id, secret, last_step, created_at) VALUES ($1, $2, 0, $3)
       ON CONFLICT (staff_id) DO UPDATE SET secret = $2, last_step = 0, created_at = $3 WHERE staff_totp.confirmed_at IS NULL`,
      [staffId, secret, instant(now)],
    );
    return begun === 1;
  }

  confirmTotp(
    staffId: string,
    step: number,
    recoveryHashes: readonly Buffer[],
    session: ProvedSession,
    now: number,
    record: AuditRecord,
  ): Promise<boolean> {
    return this.changing(record, async (sql) => {
      const confirmed = await sql.count(
        `UPDATE staff_totp SET confirmed_at = $3, last_step = $2 WHERE staff_id = $1 AND confirmed_at IS NULL`,
        [staffId, step, instant(now)],
      );
      if (confirmed === 0) return false;
      await insertCodes(sql, staffId, recoveryHashes, now);
      await prove(sql, session);
      return true;
    });
  }

  async useTotpStep(staffId: string, step: number): Promise<boolean> {
    const used = await this.database.count(
      `UPDATE staff_totp SET last_step = $2 WHERE staff_id = $1 AND last_step < $2 AND confirmed_at IS NOT NULL`,
      [staffId, step],
    );
    return used === 1;
  }

  removeTotp(staffId: string, record: AuditRecord): Promise<boolean> {
    return this.changing(record, async (sql) => {
      const removed = await sql.count(`DELETE FROM staff_totp WHERE staff_id = $1 AND confirmed_at IS NOT NULL`, [
        staffId,
      ]);
      return removed === 1;
    });
  }

  async replaceRecoveryCodes(
    staffId: string,
    hashes: readonly Buffer[],
    now: number,
    record: AuditRecord,
  ): Promise<void> {
    await this.changing(record, async (sql) => {
      await sql.count(`DELETE FROM staff_recovery_code WHERE staff_id = $1`, [staffId]);
      await insertCodes(sql, staffId, hashes, now);
      return true;
    });
  }

  async useRecoveryCode(staffId: string, hash: Buffer, now: number): Promise<boolean> {
    const used = await this.database.count(
      `UPDATE staff_recovery_code SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL`,
      [staffId, hash, instant(now)],
    );
    return used === 1;
  }

  async passkey(id: string): Promise<Passkey | undefined> {
    const [row] = await this.database.rows<PasskeyRow>(`SELECT ${passkeyColumns} FROM staff_passkey WHERE id = $1`, [
      id,
    ]);
    return row && passkeyOf(row);
  }

  addPasskey(
    passkey: Passkey,
    recoveryHashes: readonly Buffer[],
    session: ProvedSession,
    record: AuditRecord,
  ): Promise<boolean> {
    const { id, staffId, name, publicKey, counter, transports, createdAt } = passkey;
    return this.changing(record, async (sql) => {
      const added = await sql.count(
        `INSERT INTO staff_passkey (id, staff_id, name, public_key, counter, transports, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
        [id, staffId, name, publicKey, counter, transports, instant(createdAt)],
      );
      if (added === 0) return false;
      await insertCodes(sql, staffId, recoveryHashes, createdAt);
      await prove(sql, session);
      return true;
    });
  }

  async usePasskey({ id, counter: before }: Passkey, counter: number, now: number): Promise<boolean> {
    const used = await this.database.count(
      `UPDATE staff_passkey SET counter = $3, used_at = $4 WHERE id = $1 AND counter = $2`,
      [id, before, counter, instant(now)],
    );
    return used === 1;
  }

  removePasskey(staffId: string, id: string, record: AuditRecord): Promise<boolean> {
    return this.changing(
      record,
      async (sql) =>
        (await sql.count(`DELETE FROM staff_passkey WHERE staff_id = $1 AND id = $2`, [staffId, id])) === 1,
    );
  }

  async removeAll(staffId: string, record: AuditRecord): Promise<void> {
    await this.changing(record, async (sql) => {
      await sql.count(`DELETE FROM staff_totp WHERE staff_id = $1`, [staffId]);
      await sql.count(`DELETE FROM staff_recovery_code WHERE staff_id = $1`, [staffId]);
      await sql.count(`DELETE FROM staff_passkey WHERE staff_id = $1`, [staffId]);
      await sql.count(`UPDATE staff_member SET oidc_subject = NULL WHERE id = $1`, [staffId]);
      return true;
    });
  }

  async keepChallenge({ id, staffId, challenge, expiresAt }: PasskeyChallenge, now: number): Promise<void> {
    await this.database.count(`DELETE FROM passkey_challenge WHERE expires_at <= $1`, [instant(now)]);
    await this.database.count(
      `INSERT INTO passkey_challenge (id, staff_id, challenge, expires_at) VALUES ($1, $2, $3, $4)`,
      [id, staffId, challenge, instant(expiresAt)],
    );
  }

  async takeChallenge(id: string, now: number): Promise<PasskeyChallenge | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.database.rows<Omit<PasskeyChallenge, 'expiresAt'> & { expiresAt: Date }>(
      `DELETE FROM passkey_challenge WHERE id = $1
       RETURNING id, staff_id AS "staffId", challenge, expires_at AS "expiresAt"`,
      [id],
    );
    if (!row || row.expiresAt.getTime() <= now) return undefined;
    return { ...row, expiresAt: row.expiresAt.getTime() };
  }

  /** Recorded when it changed something. */
  private changing(record: AuditRecord, work: (sql: Sql) => Promise<boolean>): Promise<boolean> {
    return this.database.transaction(async (house) => {
      const done = await work(house.asAgency(record.agencyId));
      if (done) await appendAudit(house, this.clock, [record]);
      return done;
    });
  }
}

async function insertCodes(sql: Sql, staffId: string, hashes: readonly Buffer[], now: number): Promise<void> {
  if (hashes.length === 0) return;
  await sql.count(
    `INSERT INTO staff_recovery_code (staff_id, code_hash, created_at) SELECT $1, h, $3 FROM unnest($2::bytea[]) AS h`,
    [staffId, hashes, instant(now)],
  );
}

/** The factor that was just enrolled has been shown: its session need not log in anew. */
async function prove(sql: Sql, { sessionId, by }: ProvedSession): Promise<void> {
  await sql.count(`UPDATE staff_session SET second_factor = $2 WHERE id = $1 AND second_factor = 'none'`, [
    sessionId,
    by,
  ]);
}

const passkeyOf = (row: PasskeyRow): Passkey => ({
  ...row,
  counter: Number(row.counter),
  createdAt: row.createdAt.getTime(),
  usedAt: row.usedAt?.getTime() ?? null,
});
