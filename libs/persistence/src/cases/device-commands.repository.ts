import type { AgencyScope, DeviceCommandRecord, DeviceCommands, LocationRequestRecord } from '#orders';
import { column, instant } from '../columns.js';
import type { Sql } from '../database.js';
import { secretText, SqlShelf, time } from './shelf.js';

/** More than may wait for one device. */
const mostWaiting = 50;

export class SqlDeviceCommands extends SqlShelf<DeviceCommandRecord> implements DeviceCommands {
  constructor(sql: Sql, scope: AgencyScope) {
    const columns = {
      id: 'id',
      deviceId: 'device_id',
      personId: 'person_id',
      kind: 'kind',
      seconds: 'seconds',
      text: secretText('text'),
      status: 'status',
      failure: 'failure',
      askedBy: 'asked_by',
      askedAt: time('asked_at'),
      expiresAt: time('expires_at'),
      nextAt: time('next_at'),
      attempts: 'attempts',
      sentAt: time('sent_at'),
      answeredAt: time('answered_at'),
      answer: secretText('answer'),
    };
    super(sql, scope, 'device_command', columns, true);
  }

  async waiting(deviceId: string, now: number): Promise<DeviceCommandRecord[]> {
    await this.expire([deviceId], now);
    const newestFirst = await this.listWhere(
      { limit: mostWaiting },
      (parameter) => `device_id = ${parameter(deviceId)} AND status IN ('queued', 'sent')`,
    );
    return newestFirst.toReversed();
  }

  async locate(request: LocationRequestRecord, newId: () => string): Promise<string[]> {
    const { cell, agencyId } = this.scope;
    const { orderId, personId, askedAt, expiresAt } = request;
    const devices = await this.sql.rows<{ id: string }>(
      `SELECT d.id FROM device d
       WHERE d.agency_id = $2 AND d.person_id = $4 AND d.protocol IS NOT NULL AND d.revoked_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM order_party y JOIN zone z ON z.cell = $1 AND z.order_id = $3 AND z.concealed
           WHERE y.cell = $1 AND y.order_id = $3 AND y.person_id = $4 AND y.role = 'respondent')`,
      [cell, agencyId, orderId, personId],
    );
    if (devices.length === 0) return [];
    const ids = column(devices, 'id');
    await this.expire(ids, askedAt);
    const asked = await this.sql.rows<{ id: string }>(
      `INSERT INTO device_command (cell, id, agency_id, device_id, person_id, kind, status, asked_at, expires_at, next_at, attempts)
       SELECT $1, n.id, $2, n.device_id, $7, 'locate_now', 'queued', $3, $4, $3, 0
       FROM unnest($5::uuid[], $6::uuid[]) AS n (id, device_id)
       ON CONFLICT DO NOTHING RETURNING device_id AS id`,
      [cell, agencyId, instant(askedAt), instant(expiresAt), ids.map(() => newId()), ids, personId],
    );
    return column(asked, 'id');
  }

  async drop(deviceId: string): Promise<void> {
    await this.sql.count(
      `UPDATE device_command SET status = 'expired'
       WHERE cell = $1 AND agency_id = $2 AND device_id = $3 AND status IN ('queued', 'sent')`,
      [this.scope.cell, this.scope.agencyId, deviceId],
    );
  }

  /** What is over stands in the way of nothing new, whether it was swept yet or not. */
  private async expire(deviceIds: readonly string[], now: number): Promise<void> {
    await this.sql.count(
      `UPDATE device_command SET status = 'expired' WHERE cell = $1 AND agency_id = $2 AND device_id = ANY($3::uuid[])
         AND status IN ('queued', 'sent') AND expires_at <= $4`,
      [this.scope.cell, this.scope.agencyId, deviceIds, instant(now)],
    );
  }
}
