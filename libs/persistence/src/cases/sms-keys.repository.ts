import type { AgencyScope, SmsKeys } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

export class SqlSmsKeys implements SmsKeys {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async put(
    { deviceId, shortId, key }: { deviceId: string; shortId: Buffer; key: Buffer },
    now: number,
  ): Promise<boolean> {
    const { agencyId } = this.scope;
    const sealer = await this.sql.fields.sealerOf(agencyId);
    await this.sql.count(`DELETE FROM device_sms_key WHERE device_id = $1 AND agency_id = $2`, [deviceId, agencyId]);
    const count = await this.sql.count(
      `INSERT INTO device_sms_key (device_id, agency_id, short_id, key, made_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (short_id) DO NOTHING`,
      [
        deviceId,
        agencyId,
        shortId,
        sealer.seal(`device_sms_key.key:${deviceId}`, key.toString('base64url')),
        instant(now),
      ],
    );
    return count === 1;
  }
}
