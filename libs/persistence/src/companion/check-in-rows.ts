import type { CheckInRow, Destination } from '#companion';
import { instantOrNull } from '../columns.js';
import type { Sql } from '../database.js';
import { openJson, sealedJson } from '../fields/sealed-shapes.js';

export const checkInColumns = `c.id, c.person_id AS "personId", c.device_id AS "deviceId", c.agency_id AS "agencyId", c.kind,
  c.status, c.begun_at AS "begunAt", c.due_at AS "dueAt", c.destination, c.completed_at AS "completedAt"`;

export interface CheckInColumns extends Omit<
  CheckInRow,
  'begunAt' | 'dueAt' | 'completedAt' | 'receivedAt' | 'destination'
> {
  begunAt: Date;
  dueAt: Date;
  completedAt: Date | null;
  /** Sealed. */
  destination: unknown;
}

const placeOf = (id: string): `check_in.destination:${string}` => `check_in.destination:${id}`;

/** What the table keeps, with destinations opened: one statement for all, and none where there is no destination. */
export async function toRows<Row extends CheckInColumns>(
  sql: Sql,
  rows: readonly Row[],
): Promise<(Omit<Row, keyof CheckInColumns> & CheckInRow)[]> {
  const opener = await sql.fields.openerOf(rows.map(({ destination }) => destination));
  return rows.map((row) => ({
    ...row,
    begunAt: row.begunAt.getTime(),
    // It begins when the api hears of it.
    receivedAt: row.begunAt.getTime(),
    dueAt: row.dueAt.getTime(),
    completedAt: row.completedAt?.getTime() ?? null,
    destination: row.destination === null ? null : openJson<Destination>(opener, placeOf(row.id), row.destination),
  }));
}

export async function insertCheckIn(sql: Sql, cell: number, row: CheckInRow): Promise<boolean> {
  const { id, agencyId, personId, deviceId, kind, status, destination } = row;
  const sealed = destination && sealedJson.seal(await sql.fields.sealerOf(agencyId), placeOf(id), destination);
  const inserted = await sql.count(
    `INSERT INTO check_in (cell, id, agency_id, person_id, device_id, kind, status, begun_at, due_at, look_at, destination)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10::jsonb) ON CONFLICT DO NOTHING`,
    [
      cell,
      ...[id, agencyId, personId, deviceId, kind, status],
      instantOrNull(row.begunAt),
      instantOrNull(row.dueAt),
      sealed,
    ],
  );
  return inserted > 0;
}
