import type { AgencyScope, PushAddress, PushAddresses } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** Acts for the house: an address that comes to a device here is taken from whichever agency's device had it. */
export class SqlPushAddresses implements PushAddresses {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async put(deviceId: string, { channel, token }: PushAddress, now: number): Promise<boolean> {
    await this.sql.count(
      `DELETE FROM device_push_address WHERE channel = $1 AND md5(token) = md5($2) AND token = $2 AND device_id <> $3`,
      [channel, token, deviceId],
    );
    const count = await this.sql.count(
      `INSERT INTO device_push_address (device_id, channel, token, registered_at)
       SELECT d.id, $3, $4, $5 FROM device d WHERE d.id = $1 AND d.agency_id = $2 AND d.revoked_at IS NULL
       ON CONFLICT (device_id) DO UPDATE
         SET channel = excluded.channel, token = excluded.token, registered_at = excluded.registered_at`,
      [deviceId, this.scope.agencyId, channel, token, instant(now)],
    );
    return count === 1;
  }

  async remove(deviceId: string): Promise<void> {
    await this.sql.count(
      `DELETE FROM device_push_address a USING device d WHERE a.device_id = $1 AND d.id = $1 AND d.agency_id = $2`,
      [deviceId, this.scope.agencyId],
    );
  }
}
