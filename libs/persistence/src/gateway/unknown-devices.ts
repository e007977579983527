import { newId, nobody, type TrackerProtocol } from '#domain';
import type { UnknownDeviceReader, UnknownDeviceView } from '#tracking';
import { column, instant } from '../columns.js';
import type { HouseSql } from '../database.js';

/** A device that named itself and is nobody's. */
export interface UnknownDevice {
  uniqueId: string;
  protocol: TrackerProtocol;
  /** Milliseconds since 1970. */
  at: number;
  attempts: number;
}

/** Whoever has not come again for so long is forgotten, and of more than this those who came longest ago. */
export const unknownDeviceDays = 30;
const mostKept = 2_000;

type Row = Omit<UnknownDeviceView, 'firstAt' | 'lastAt'> & { firstAt: Date; lastAt: Date };

/** The names are sealed with the house's key: these devices are no agency's. */
export class UnknownDevices implements UnknownDeviceReader {
  constructor(private readonly house: HouseSql) {}

  /** One statement for any number; each name once. */
  async note(devices: readonly UnknownDevice[], now: number): Promise<void> {
    const sealer = await this.house.fields.sealerOf(nobody);
    const rows = [];
    for (const { uniqueId, protocol, at, attempts } of devices) {
      const id = newId();
      const index = await this.house.fields.blindIndexOf('unknown_device.unique_id', uniqueId);
      rows.push({ id, index, name: sealer.seal(`unknown_device.unique_id:${id}`, uniqueId), protocol, at, attempts });
    }
    await this.house.count(
      `INSERT INTO unknown_device (id, unique_index, unique_id, protocol, first_at, last_at, attempts)
       SELECT n.id, n.index, n.name, n.protocol, n.at, n.at, n.attempts
       FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::timestamptz[], $6::integer[])
         AS n (id, index, name, protocol, at, attempts)
       ON CONFLICT (unique_index) DO UPDATE SET protocol = excluded.protocol, last_at = excluded.last_at,
         attempts = least(unknown_device.attempts + excluded.attempts, 1000000)`,
      [
        column(rows, 'id'),
        column(rows, 'index'),
        column(rows, 'name'),
        column(rows, 'protocol'),
        rows.map(({ at }) => instant(at)),
        column(rows, 'attempts'),
      ],
    );
    await this.house.count(
      `DELETE FROM unknown_device WHERE last_at < $1
         OR (last_at, id) <= (SELECT last_at, id FROM unknown_device ORDER BY last_at DESC, id DESC OFFSET ${mostKept} LIMIT 1)`,
      [instant(now - unknownDeviceDays * 86_400_000)],
    );
  }

  async newest(
    { agencyId }: { agencyId: string },
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<UnknownDeviceView[]> {
    const sql = this.house.asAgency(agencyId);
    const rows = await sql.rows<Row>(
      `SELECT id, unique_id AS "uniqueId", protocol, first_at AS "firstAt", last_at AS "lastAt", attempts
       FROM unknown_device WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [after ?? null, limit],
    );
    const opener = await sql.fields.openerOf(column(rows, 'uniqueId'));
    return rows.map(({ uniqueId, firstAt, lastAt, ...row }) => ({
      ...row,
      uniqueId: uniqueId && opener.openOrNull(`unknown_device.unique_id:${row.id}`, uniqueId),
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    }));
  }
}
