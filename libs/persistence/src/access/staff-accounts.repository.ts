import type { StaffAccount, StaffAccounts } from '#access';
import type { StaffRole } from '#domain';
import type { Sql } from '../database.js';

const columns = `
  s.id AS "staffId", s.agency_id AS "agencyId", s.role, s.language, s.name, s.password_hash AS "passwordHash",
  a.cell, a.name AS "agencyName", a.time_zone AS "agencyTimeZone"
  FROM staff_member s JOIN agency a ON a.id = s.agency_id
  WHERE s.disabled_at IS NULL`;

type Row = Omit<StaffAccount, 'kind'>;

export class StaffAccountsRepository implements StaffAccounts {
  constructor(private readonly sql: Sql) {}

  byEmail(email: string): Promise<StaffAccount | undefined> {
    return this.one(`SELECT ${columns} AND s.email = $1`, email);
  }

  byId(staffId: string): Promise<StaffAccount | undefined> {
    return this.one(`SELECT ${columns} AND s.id = $1`, staffId);
  }

  /** Whether there is any person's account, of whatever agency, disabled ones too. The canary's is nobody's. */
  async anyStaff(): Promise<boolean> {
    const rows = await this.sql.rows(
      `SELECT 1 FROM staff_member WHERE agency_id NOT IN (SELECT agency_id FROM canary) LIMIT 1`,
    );
    return rows.length > 0;
  }

  async rolesOf(staffIds: readonly string[]): Promise<Map<string, StaffRole>> {
    const rows = await this.sql.rows<{ id: string; role: StaffRole }>(
      `SELECT id, role FROM staff_member WHERE id = ANY($1::uuid[]) AND disabled_at IS NULL`,
      [staffIds],
    );
    return new Map(rows.map(({ id, role }) => [id, role]));
  }

  private async one(text: string, parameter: string): Promise<StaffAccount | undefined> {
    const [row] = await this.sql.rows<Row>(text, [parameter]);
    return row && { kind: 'staff', ...row };
  }
}
