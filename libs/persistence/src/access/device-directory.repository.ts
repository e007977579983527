import type { DeviceCaller, DeviceDirectory, EnrollingDevice, TrackerDirectory } from '#access';
import type { TrackerProtocol } from '#domain';
import type { SmsPhones } from '#incidents';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

/** SQL: of device `d` of agency `a`. */
const callerColumns = `d.id AS "deviceId", d.person_id AS "personId", d.agency_id AS "agencyId",
         d.unique_id AS "uniqueId", d.key_thumbprint AS "keyThumbprint", d.token_in_query_allowed AS "tokenInQueryAllowed",
         d.manual_publish_is_panic AS "manualPublishIsPanic", d.tracker_of IS NOT NULL AS "reportsOnly",
         coalesce((SELECT array_agg(pc.cell ORDER BY pc.cell) FROM person_cell pc WHERE pc.person_id = d.person_id),
                  ARRAY[a.cell]) AS cells`;

type Row = Omit<DeviceCaller, 'kind'> & { tokenHash: Buffer };

export class DeviceDirectoryRepository implements DeviceDirectory, TrackerDirectory, SmsPhones {
  constructor(private readonly sql: Sql) {}

  async byTokenHashes(hashes: readonly Buffer[]): Promise<(DeviceCaller & { tokenHash: Buffer })[]> {
    const rows = await this.sql.rows<Row>(
      `SELECT d.token_hash AS "tokenHash", ${callerColumns}
       FROM device d JOIN agency a ON a.id = d.agency_id
       WHERE d.token_hash = ANY($1::bytea[]) AND d.revoked_at IS NULL`,
      [hashes],
    );
    const opener = await this.sql.fields.openerOf(rows.map(({ uniqueId }) => uniqueId));
    return rows.map((row) => ({
      kind: 'device',
      ...row,
      // A device whose name cannot be read is known by its token all the same, unless it gives a name beside it.
      uniqueId: opener.openOrNull(`device.unique_id:${row.deviceId}`, row.uniqueId) ?? '',
    }));
  }

  async byUniqueIds(uniqueIds: readonly string[]): Promise<(DeviceCaller & { protocol: TrackerProtocol })[]> {
    const indexes = new Map<string, string>();
    for (const name of uniqueIds)
      indexes.set((await this.sql.fields.blindIndexOf('device.unique_id', name)).toString('hex'), name);
    const rows = await this.sql.rows<Omit<DeviceCaller, 'kind'> & { index: Buffer; protocol: TrackerProtocol }>(
      `SELECT d.unique_index AS index, d.protocol, ${callerColumns}
       FROM device d JOIN agency a ON a.id = d.agency_id
       WHERE d.unique_index = ANY($1::bytea[]) AND d.protocol IS NOT NULL AND d.revoked_at IS NULL`,
      [[...indexes.keys()].map((index) => Buffer.from(index, 'hex'))],
    );
    return rows.map(({ index, ...row }) => ({ kind: 'device', ...row, uniqueId: indexes.get(index.toString('hex'))! }));
  }

  async byEnrolmentCode(codeHash: Buffer, now: number): Promise<EnrollingDevice | undefined> {
    const [row] = await this.sql.rows<EnrollingDevice>(
      `SELECT d.id AS "deviceId", d.agency_id AS "agencyId", a.cell
       FROM enrolment_code c JOIN device d ON d.id = c.device_id JOIN agency a ON a.id = d.agency_id
       WHERE c.code_hash = $1 AND c.expires_at > $2 AND d.revoked_at IS NULL`,
      [codeHash, instant(now)],
    );
    return row;
  }

  async byShortId(shortId: Buffer): Promise<{ device: DeviceCaller; key: string } | undefined> {
    const [row] = await this.sql.rows<Omit<DeviceCaller, 'kind'> & { key: string }>(
      `SELECT k.key, ${callerColumns}
       FROM device_sms_key k JOIN device d ON d.id = k.device_id JOIN agency a ON a.id = d.agency_id
       WHERE k.short_id = $1 AND d.revoked_at IS NULL`,
      [shortId],
    );
    if (!row) return undefined;
    const { key, ...device } = row;
    const opener = await this.sql.fields.openerOf([key]);
    return {
      device: { kind: 'device', ...device, uniqueId: '' },
      key: opener.open(`device_sms_key.key:${device.deviceId}`, key),
    };
  }
}
