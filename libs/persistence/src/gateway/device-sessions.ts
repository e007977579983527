import type { TrackerProtocol } from '#domain';
import { column, instant } from '../columns.js';
import type { SqlSession } from '../database.js';

/** A connection of a known device, as its gateway knows it. Times are milliseconds since 1970. */
export interface DeviceSessionRow {
  id: string;
  deviceId: string;
  agencyId: string;
  protocol: TrackerProtocol;
  beganAt: number;
  heardAt: number;
}

/** What a gateway that died left behind. Longer than any living connection is silent. */
const leftBehindMilliseconds = 2 * 3_600_000;
/** What an older connection still had under way when the device began a new one. */
const underWayMilliseconds = 5_000;

export class DeviceSessions {
  constructor(
    private readonly sql: SqlSession,
    /** Of this process. */
    readonly gatewayId: string,
  ) {}

  /** Writes what was heard since the last time, in one statement. Of a device that was deleted meanwhile nothing. */
  async keep(sessions: readonly DeviceSessionRow[]): Promise<void> {
    await this.sql.count(
      `INSERT INTO device_session (id, device_id, agency_id, gateway_id, protocol, began_at, heard_at)
       SELECT n.id, n.device_id, n.agency_id, $1, n.protocol, n.began_at, n.heard_at
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[])
         AS n (id, device_id, agency_id, protocol, began_at, heard_at)
       JOIN device d ON d.id = n.device_id
       ON CONFLICT (id) DO UPDATE SET heard_at = excluded.heard_at`,
      [
        this.gatewayId,
        column(sessions, 'id'),
        column(sessions, 'deviceId'),
        column(sessions, 'agencyId'),
        column(sessions, 'protocol'),
        sessions.map(({ beganAt }) => instant(beganAt)),
        sessions.map(({ heardAt }) => instant(heardAt)),
      ],
    );
  }

  /**
   * Those of the sessions whose device spoke in another one as well after both had begun: one identity twice at once. A device that
   * only connects anew speaks in the new one alone.
   */
  async twice(ids: readonly string[]): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `SELECT DISTINCT s.id FROM device_session s
       JOIN device_session o ON o.device_id = s.device_id AND o.id <> s.id
       WHERE s.id = ANY($1::uuid[])
         AND least(s.heard_at, o.heard_at) > greatest(s.began_at, o.began_at) + interval '${underWayMilliseconds} milliseconds'`,
      [ids],
    );
    return column(rows, 'id');
  }

  async end(ids: readonly string[]): Promise<void> {
    await this.sql.count(`DELETE FROM device_session WHERE id = ANY($1::uuid[])`, [ids]);
  }

  /** Its own of before and those that nobody has heard for long. */
  async clear(now: number): Promise<void> {
    await this.sql.count(`DELETE FROM device_session WHERE heard_at < $1`, [instant(now - leftBehindMilliseconds)]);
  }
}
