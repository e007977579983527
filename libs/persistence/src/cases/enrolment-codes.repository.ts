import type { AgencyScope, WaitingCodes } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

export class SqlEnrolmentCodes implements WaitingCodes {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async put(code: { deviceId: string; codeHash: Buffer; expiresAt: number }, now: number): Promise<void> {
    await this.sql.count(`DELETE FROM enrolment_code WHERE agency_id = $1 AND expires_at <= $2`, [
      this.scope.agencyId,
      instant(now),
    ]);
    await this.sql.count(
      `INSERT INTO enrolment_code (device_id, agency_id, code_hash, expires_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (device_id) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at`,
      [code.deviceId, this.scope.agencyId, code.codeHash, instant(code.expiresAt)],
    );
  }

  async take(deviceId: string, codeHash: Buffer, now: number): Promise<boolean> {
    const count = await this.sql.count(
      `DELETE FROM enrolment_code WHERE device_id = $1 AND agency_id = $2 AND code_hash = $3 AND expires_at > $4`,
      [deviceId, this.scope.agencyId, codeHash, instant(now)],
    );
    return count === 1;
  }

  async remove(deviceId: string): Promise<void> {
    await this.sql.count(`DELETE FROM enrolment_code WHERE device_id = $1 AND agency_id = $2`, [
      deviceId,
      this.scope.agencyId,
    ]);
  }
}
