import type { ClaimedLocate, DeliveryKey, Job, LocateStore } from '#notify';
import { column, instant, instantOrNull } from '../columns.js';
import { pushTokenIndex, pushTokenPlace } from '../cases/push-addresses.repository.js';
import type { Database } from '../database.js';

interface ClaimedRow {
  attempt: number;
  expiresAt: Date;
  deviceId: string | null;
  token: string | null;
}

/** A job may come a little before its time, by another machine's clock. */
const clockSkewMilliseconds = 500;

export class LocateStoreRepository implements LocateStore {
  constructor(private readonly database: Database) {}

  async claim({ cell, id }: DeliveryKey, now: number, leaseUntil: number): Promise<ClaimedLocate | undefined> {
    const rows = await this.database.rows<ClaimedRow>(
      `WITH claimed AS (
         UPDATE location_request SET push_attempts = push_attempts + 1, next_push_at = $5
         WHERE cell = $1 AND id = $2 AND status = 'waiting' AND expires_at > $3 AND next_push_at <= $4
         RETURNING person_id, push_attempts, expires_at)
       SELECT c.push_attempts AS attempt, c.expires_at AS "expiresAt", a.device_id AS "deviceId", a.token
       FROM claimed c
       LEFT JOIN (device d JOIN device_push_address a ON a.device_id = d.id)
         ON d.person_id = c.person_id AND d.revoked_at IS NULL`,
      [cell, id, instant(now), instant(now + clockSkewMilliseconds), instant(leaseUntil)],
    );
    const [first] = rows;
    if (!first) return undefined;
    const opener = await this.database.fields.openerOf(rows.map(({ token }) => token));
    return {
      cell,
      id,
      attempt: first.attempt,
      expiresAt: first.expiresAt.getTime(),
      addresses: rows.flatMap(({ deviceId, token }) =>
        deviceId && token ? { deviceId, token: opener.open(pushTokenPlace(deviceId), token) } : [],
      ),
    };
  }

  async record({ cell, id, attempt }: ClaimedLocate, nextPushAt: number | null): Promise<void> {
    await this.database.count(
      `UPDATE location_request SET next_push_at = $4 WHERE cell = $1 AND id = $2 AND push_attempts = $3`,
      [cell, id, attempt, instantOrNull(nextPushAt)],
    );
  }

  async forget(addresses: ClaimedLocate['addresses']): Promise<void> {
    const indexes = await Promise.all(addresses.map(({ token }) => pushTokenIndex(this.database, token)));
    await this.database.count(
      `DELETE FROM device_push_address a USING unnest($1::uuid[], $2::text[], $3::bytea[]) AS n (device_id, token, token_index)
       WHERE a.device_id = n.device_id AND (a.token_index = n.token_index OR a.token = n.token)`,
      [column(addresses, 'deviceId'), column(addresses, 'token'), indexes],
    );
  }

  async cells(): Promise<number[]> {
    const rows = await this.database.rows<{ cell: number }>(`SELECT DISTINCT cell FROM agency ORDER BY cell`);
    return rows.map(({ cell }) => cell);
  }

  async overdue(cell: number, dueBefore: number, limit: number): Promise<Job[]> {
    const rows = await this.database.rows<Omit<Job, 'cell'>>(
      `SELECT id, push_attempts AS attempts FROM location_request
       WHERE cell = $1 AND status = 'waiting' AND next_push_at < $2 AND expires_at > $2 ORDER BY asked_at LIMIT $3`,
      [cell, instant(dueBefore), limit],
    );
    return rows.map((row) => ({ cell, ...row }));
  }
}
