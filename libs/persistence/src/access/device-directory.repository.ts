import type { DeviceCaller, DeviceDirectory, EnrollingDevice } from '#access';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

type Row = Omit<DeviceCaller, 'kind'> & { tokenHash: Buffer };

export class DeviceDirectoryRepository implements DeviceDirectory {
  constructor(private readonly sql: Sql) {}

  async byTokenHashes(hashes: readonly Buffer[]): Promise<(DeviceCaller & { tokenHash: Buffer })[]> {
    const rows = await this.sql.rows<Row>(
      `SELECT d.token_hash AS "tokenHash", d.id AS "deviceId", d.person_id AS "personId", d.agency_id AS "agencyId",
         d.unique_id AS "uniqueId", d.key_thumbprint AS "keyThumbprint", d.token_in_query_allowed AS "tokenInQueryAllowed",
         d.manual_publish_is_panic AS "manualPublishIsPanic",
         coalesce((SELECT array_agg(pc.cell ORDER BY pc.cell) FROM person_cell pc WHERE pc.person_id = d.person_id),
                  ARRAY[a.cell]) AS cells
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

  async byEnrolmentCode(codeHash: Buffer, now: number): Promise<EnrollingDevice | undefined> {
    const [row] = await this.sql.rows<EnrollingDevice>(
      `SELECT d.id AS "deviceId", d.agency_id AS "agencyId", a.cell
       FROM enrolment_code c JOIN device d ON d.id = c.device_id JOIN agency a ON a.id = d.agency_id
       WHERE c.code_hash = $1 AND c.expires_at > $2 AND d.revoked_at IS NULL`,
      [codeHash, instant(now)],
    );
    return row;
  }
}
