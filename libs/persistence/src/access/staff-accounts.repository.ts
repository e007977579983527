import type { AuditRecord, StaffAccount, StaffAccounts } from '#access';
import { type Clock, isUuid } from '#domain';
import { instant } from '../columns.js';
import type { Database } from '../database.js';
import { appendAudit } from './append-audit.js';
import { endSessionsOf } from './staff-sessions.repository.js';

const columns = `
  s.id AS "staffId", s.agency_id AS "agencyId", s.role, s.language, s.email, s.name, s.password_hash AS "passwordHash",
  s.must_change_password AS "mustChangePassword", a.cell, a.name AS "agencyName", a.time_zone AS "agencyTimeZone", a.second_factor AS "secondFactorPolicy"
  FROM staff_member s JOIN agency a ON a.id = s.agency_id
  WHERE s.disabled_at IS NULL`;

type Row = Omit<StaffAccount, 'kind'>;

export class StaffAccountsRepository implements StaffAccounts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** By the blind index; accounts that nobody has sealed yet by the address itself. One statement, whoever is asked for. */
  async byEmail(email: string): Promise<StaffAccount | undefined> {
    const index = await this.database.fields.blindIndexOf('staff_member.email', email);
    return this.one(`SELECT ${columns} AND (s.email_index = $1 OR s.email = $2)`, index, email);
  }

  async byId(staffId: string): Promise<StaffAccount | undefined> {
    if (!isUuid(staffId)) return undefined;
    return this.one(`SELECT ${columns} AND s.id = $1`, staffId);
  }

  byOidcSubject(subject: string): Promise<StaffAccount | undefined> {
    return this.one(`SELECT ${columns} AND s.oidc_subject = $1`, subject);
  }

  async tieOidcSubject(staffId: string, subject: string): Promise<boolean> {
    const tied = await this.database.count(
      `UPDATE staff_member SET oidc_subject = $2
       WHERE id = $1 AND oidc_subject IS NULL AND NOT EXISTS (SELECT 1 FROM staff_member WHERE oidc_subject = $2)`,
      [staffId, subject],
    );
    return tied === 1;
  }

  async changePassword(staffId: string, passwordHash: string, now: number, record: AuditRecord): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.count(`UPDATE staff_member SET password_hash = $2, must_change_password = false WHERE id = $1`, [
        staffId,
        passwordHash,
      ]);
      await endSessionsOf(sql, { staffId, agencyId: record.agencyId }, 'password_changed', instant(now));
      await appendAudit(sql, this.clock, [record]);
    });
  }

  /** Whether there is any person's account, of whatever agency, disabled ones too. The canary's is nobody's. */
  async anyStaff(): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT 1 FROM staff_member WHERE agency_id NOT IN (SELECT agency_id FROM canary) LIMIT 1`,
    );
    return rows.length > 0;
  }

  private async one(text: string, ...parameters: (string | Buffer)[]): Promise<StaffAccount | undefined> {
    const [row] = await this.database.rows<Row>(text, parameters);
    if (!row) return undefined;
    const opener = await this.database.fields.openerOf([row.email, row.name]);
    const [email, name] = (['email', 'name'] as const).map((column) =>
      opener.open(`staff_member.${column}:${row.staffId}`, row[column]),
    ) as [string, string];
    return { kind: 'staff', ...row, email, name };
  }
}
