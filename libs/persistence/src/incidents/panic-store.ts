import { MasterKeyUnavailable } from '#access';
import type { PanicClaim, PanicOrder, PanicRow, PanicStatus, PanicStore, PanicTransaction } from '#incidents';
import { column, instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { sealedJson } from '../fields/sealed-shapes.js';
import { SqlIncidentStore } from './incident-store.js';
import { ordersOfPeople } from './orders-of-people.js';

type PanicRecord = Omit<PanicRow, 'pressedAt' | 'receivedAt'> & { pressedAt: Date; receivedAt: Date };

const columns = `id, person_id AS "personId", device_id AS "deviceId", incident_id AS "incidentId",
  alarm_id AS "alarmId", trigger, status, pressed_at AS "pressedAt", received_at AS "receivedAt"`;

/** On the panic pool. */
export class SqlPanicStore implements PanicStore {
  constructor(private readonly database: Database) {}

  transaction<T>(cell: number, work: (transaction: PanicTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlPanicTransaction(sql, cell)));
  }

  async pinsOf(personId: string): Promise<{ pinHash: string | null; duressPinHash: string | null } | undefined> {
    const [row] = await this.database.rows<{ pinHash: string | null; duressPinHash: string | null }>(
      `SELECT pin_hash AS "pinHash", duress_pin_hash AS "duressPinHash" FROM person WHERE id = $1`,
      [personId],
    );
    return row;
  }
}

class SqlPanicTransaction implements PanicTransaction {
  readonly incidents: SqlIncidentStore;

  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
  ) {
    this.incidents = new SqlIncidentStore(sql, cell);
  }

  async find(ids: readonly string[]): Promise<PanicRow[]> {
    const records = await this.sql.rows<PanicRecord>(
      `SELECT ${columns} FROM panic WHERE cell = $1 AND id = ANY($2::uuid[])`,
      [this.cell, ids],
    );
    return records.map(toRow);
  }

  async lock(id: string): Promise<PanicRow | undefined> {
    const [record] = await this.sql.rows<PanicRecord>(
      `SELECT ${columns} FROM panic WHERE cell = $1 AND id = $2 FOR UPDATE`,
      [this.cell, id],
    );
    return record && toRow(record);
  }

  async ordersOf(personId: string, at: number): Promise<PanicOrder[]> {
    return (await ordersOfPeople(this.sql, this.cell, [personId], at)).get(personId) ?? [];
  }

  async claim(rows: readonly PanicClaim[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const fixes = await this.sealedFixes(rows);
    // In the order of their ids, so that of two that claim the same ones the second waits for the first.
    const inserted = await this.sql.rows<{ id: string }>(
      `INSERT INTO panic (cell, id, person_id, device_id, trigger, status, pressed_at, received_at, fix)
       SELECT $1, n.*
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
         $9::jsonb[]) AS n (id, person_id, device_id, trigger, status, pressed_at, received_at, fix)
       ORDER BY n.id ON CONFLICT DO NOTHING RETURNING id`,
      [
        this.cell,
        column(rows, 'id'),
        column(rows, 'personId'),
        column(rows, 'deviceId'),
        column(rows, 'trigger'),
        column(rows, 'status'),
        rows.map((row) => instant(row.pressedAt)),
        rows.map((row) => instant(row.receivedAt)),
        fixes,
      ],
    );
    return new Set(inserted.map((row) => row.id));
  }

  /** A press without its place is better than none: it is written also while no key is to be had. */
  private async sealedFixes(rows: readonly PanicClaim[]): Promise<unknown[]> {
    try {
      const sealerOf = await this.sql.fields.sealersOf(rows.flatMap(({ agencyId, fix }) => (fix ? [agencyId] : [])));
      return rows.map(({ id, agencyId, fix }) => fix && sealedJson.seal(sealerOf(agencyId), `panic.fix:${id}`, fix));
    } catch (error) {
      if (error instanceof MasterKeyUnavailable) return rows.map(() => null);
      throw error;
    }
  }

  async complete(ids: readonly string[], incidentId: string, alarmId: string): Promise<void> {
    await this.sql.count(`UPDATE panic SET incident_id = $3, alarm_id = $4 WHERE cell = $1 AND id = ANY($2::uuid[])`, [
      this.cell,
      ids,
      incidentId,
      alarmId,
    ]);
  }

  async lockLeadOf(id: string): Promise<string | undefined> {
    const [alarm] = await this.sql.rows<{ lead: string }>(
      `SELECT substr(a.condition_key, length('panic:') + 1) AS lead FROM panic p
       JOIN alarm a ON a.cell = $1 AND a.id = p.alarm_id
       WHERE p.cell = $1 AND p.id = $2`,
      [this.cell, id],
    );
    if (!alarm) return undefined;
    await this.sql.rows(`SELECT 1 FROM panic WHERE cell = $1 AND id = $2 FOR UPDATE`, [this.cell, alarm.lead]);
    return alarm.lead;
  }

  openAlarmsOf(leadId: string, personId: string): Promise<{ id: string; incidentId: string; agencyId: string }[]> {
    return this.sql.rows(
      `SELECT id, incident_id AS "incidentId", agency_id AS "agencyId" FROM alarm
       WHERE cell = $1 AND condition_key = $2 AND person_id = $3 AND kind = 'panic' AND ended_at IS NULL ORDER BY id`,
      [this.cell, `panic:${leadId}`, personId],
    );
  }

  async anotherStands(press: PanicRow): Promise<boolean> {
    const others = await this.sql.rows(
      `SELECT 1 FROM panic WHERE cell = $1 AND alarm_id = $2 AND id <> $3 AND status <> 'cancelled' LIMIT 1`,
      [this.cell, press.alarmId, press.id],
    );
    return others.length > 0;
  }

  /** When it was taken back first: what a phone may see of it ends there, by whichever PIN it was taken back again. */
  async setStatus(id: string, status: PanicStatus, now: number): Promise<void> {
    await this.sql.count(
      `UPDATE panic SET status = $3, cancelled_at = coalesce(cancelled_at, $4) WHERE cell = $1 AND id = $2`,
      [this.cell, id, status, instant(now)],
    );
  }
}

const toRow = (record: PanicRecord): PanicRow => ({
  ...record,
  pressedAt: record.pressedAt.getTime(),
  receivedAt: record.receivedAt.getTime(),
});
