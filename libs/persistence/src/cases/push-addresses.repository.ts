import type { AgencyScope, PushAddress, PushAddresses } from '#orders';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** What the token of a device is sealed for. */
export const pushTokenPlace = (deviceId: string): string => `device_push_address.token:${deviceId}`;

export const pushTokenIndex = (sql: Sql, token: string): Promise<Buffer> =>
  sql.fields.blindIndexOf('device_push_address.token', token);

/** Acts for the house: an address that comes to a device here is taken from whichever agency's device had it. */
export class SqlPushAddresses implements PushAddresses {
  constructor(
    private readonly sql: Sql,
    private readonly scope: AgencyScope,
  ) {}

  async put(deviceId: string, { channel, token }: PushAddress, now: number): Promise<boolean> {
    const index = await pushTokenIndex(this.sql, token);
    await this.sql.count(
      `DELETE FROM device_push_address WHERE device_id <> $3 AND channel = $1
         AND (token_index = $4 OR (md5(token) = md5($2) AND token = $2))`,
      [channel, token, deviceId, index],
    );
    const sealer = await this.sql.fields.sealerOf(this.scope.agencyId);
    const count = await this.sql.count(
      `INSERT INTO device_push_address (device_id, channel, token, registered_at, token_index)
       SELECT d.id, $3, $4, $5, $6 FROM device d WHERE d.id = $1 AND d.agency_id = $2 AND d.revoked_at IS NULL
       ON CONFLICT (device_id) DO UPDATE
         SET channel = excluded.channel, token = excluded.token, registered_at = excluded.registered_at,
           token_index = excluded.token_index`,
      [deviceId, this.scope.agencyId, channel, sealer.seal(pushTokenPlace(deviceId), token), instant(now), index],
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
