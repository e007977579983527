import type {
  CheckInRow,
  CheckInStore,
  CheckInTransaction,
  DueCheckIn,
  MissedCheckIn,
  OpenCheckInAlarm,
} from '#companion';
import type { PanicOrder } from '#incidents';
import { cellsInUse } from '../cells.js';
import { column, instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { ordersOfPeople } from '../incidents/orders-of-people.js';
import { type CheckInColumns, checkInColumns, insertCheckIn, toRows } from './check-in-rows.js';

/** An older position says nothing of where she might be; and partitions of older days are not looked through. */
const lastFixMilliseconds = 7 * 24 * 60 * 60_000;

export class SqlCheckInStore implements CheckInStore {
  constructor(private readonly database: Database) {}

  cells(): Promise<number[]> {
    return cellsInUse(this.database);
  }

  transaction<T>(cell: number, work: (transaction: CheckInTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlCheckInTransaction(sql, cell)));
  }

  async postpone(cell: number, id: string, until: number): Promise<void> {
    await this.database.count(`UPDATE check_in SET look_at = $3 WHERE cell = $1 AND id = $2`, [
      cell,
      id,
      instant(until),
    ]);
  }
}

class SqlCheckInTransaction implements CheckInTransaction {
  readonly incidents: SqlIncidentStore;

  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
  ) {
    this.incidents = new SqlIncidentStore(sql, cell);
  }

  insert(row: CheckInRow): Promise<boolean> {
    return insertCheckIn(this.sql, this.cell, row);
  }

  async lock(id: string): Promise<CheckInRow | undefined> {
    const rows = await this.sql.rows<CheckInColumns>(
      `SELECT ${checkInColumns} FROM check_in c WHERE c.cell = $1 AND c.id = $2 FOR UPDATE`,
      [this.cell, id],
    );
    return (await toRows(this.sql, rows))[0];
  }

  async waitingOf(personId: string): Promise<number> {
    const [row] = await this.sql.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM check_in WHERE cell = $1 AND person_id = $2 AND status = 'waiting'`,
      [this.cell, personId],
    );
    return row!.count;
  }

  async extend(id: string, dueAt: number): Promise<void> {
    await this.sql.count(`UPDATE check_in SET due_at = $3, look_at = $3 WHERE cell = $1 AND id = $2`, [
      this.cell,
      id,
      instant(dueAt),
    ]);
  }

  async complete(id: string, status: 'completed' | 'duress', now: number): Promise<void> {
    await this.sql.count(
      `UPDATE check_in SET status = $3, completed_at = coalesce(completed_at, $4) WHERE cell = $1 AND id = $2`,
      [this.cell, id, status, instant(now)],
    );
  }

  async ordersOf(personId: string, at: number): Promise<readonly PanicOrder[]> {
    return (await ordersOfPeople(this.sql, this.cell, [personId], at)).get(personId) ?? [];
  }

  openAlarmsOf(id: string, personId: string): Promise<OpenCheckInAlarm[]> {
    return this.sql.rows(
      `SELECT id, incident_id AS "incidentId", agency_id AS "agencyId" FROM alarm
       WHERE cell = $1 AND condition_key = $2 AND person_id = $3 AND kind = 'missed_check_in' AND ended_at IS NULL
       ORDER BY id`,
      [this.cell, `check_in:${id}`, personId],
    );
  }

  async takeDue(now: number, limit: number, among?: readonly string[]): Promise<DueCheckIn[]> {
    const due = await toRows(this.sql, await dueCheckIns(this.sql, this.cell, now, limit, among));
    if (due.length === 0) return [];
    const people = [...new Set(column(due, 'personId'))];
    const orders = await ordersOfPeople(this.sql, this.cell, people, now);
    const fixes = await this.lastFixesOf(people, now);
    return due.map((row) => ({
      ...row,
      orders: orders.get(row.personId) ?? [],
      lastFixId: fixes.get(row.personId) ?? null,
    }));
  }

  async miss(missed: readonly MissedCheckIn[]): Promise<void> {
    if (missed.length === 0) return;
    await this.sql.count(
      `UPDATE check_in c SET status = 'missed', incident_id = n.incident_id, alarm_id = n.alarm_id
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS n (id, incident_id, alarm_id)
       WHERE c.cell = $1 AND c.id = n.id`,
      [this.cell, column(missed, 'id'), column(missed, 'incidentId'), column(missed, 'alarmId')],
    );
  }

  private async lastFixesOf(personIds: readonly string[], now: number): Promise<ReadonlyMap<string, string>> {
    const rows = await this.sql.rows<{ personId: string; fixId: string }>(
      `SELECT n.id AS "personId", l.id AS "fixId" FROM unnest($2::uuid[]) AS n (id)
       CROSS JOIN LATERAL (SELECT p.id FROM position p
         WHERE p.cell = $1 AND p.person_id = n.id AND p.fix_time >= $3::timestamptz AND NOT p.mock
         ORDER BY p.fix_time DESC LIMIT 1) l`,
      [this.cell, personIds, instant(now - lastFixMilliseconds)],
    );
    return new Map(rows.map(({ personId, fixId }) => [personId, fixId]));
  }
}

/** Locked in the order in which they became due; what somebody else holds is left to them. */
export function dueCheckIns(
  sql: Sql,
  cell: number,
  now: number,
  limit: number,
  among?: readonly string[],
): Promise<CheckInColumns[]> {
  return sql.rows<CheckInColumns>(
    `SELECT ${checkInColumns} FROM check_in c
     WHERE c.cell = $1 AND c.status = 'waiting' AND c.look_at <= $2::timestamptz
       ${among ? 'AND c.id = ANY($4::uuid[])' : ''}
     ORDER BY c.look_at LIMIT $3 FOR UPDATE SKIP LOCKED`,
    [cell, instant(now), limit, ...(among ? [among] : [])],
  );
}
