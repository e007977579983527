import type { DeviceCaller, DeviceDirectory } from '#access';
import type { Sql } from '../database.js';

type Row = Omit<DeviceCaller, 'kind'> & { tokenHash: Buffer };

export class DeviceDirectoryRepository implements DeviceDirectory {
  constructor(private readonly sql: Sql) {}

  async byTokenHashes(hashes: readonly Buffer[]): Promise<(DeviceCaller & { tokenHash: Buffer })[]> {
    const rows = await this.sql.rows<Row>(
      `SELECT d.token_hash AS "tokenHash", d.id AS "deviceId", d.person_id AS "personId", d.agency_id AS "agencyId",
         d.unique_id AS "uniqueId", d.token_in_query_allowed AS "tokenInQueryAllowed",
         d.manual_publish_is_panic AS "manualPublishIsPanic",
         coalesce((SELECT array_agg(pc.cell ORDER BY pc.cell) FROM person_cell pc WHERE pc.person_id = d.person_id),
                  ARRAY[a.cell]) AS cells
       FROM device d JOIN agency a ON a.id = d.agency_id
       WHERE d.token_hash = ANY($1::bytea[]) AND d.revoked_at IS NULL`,
      [hashes],
    );
    return rows.map((row) => ({ kind: 'device', ...row }));
  }
}
