import type { NewAnswer, WarningRecord, WarningStore, WarningTransaction } from '#companion';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { SqlIncidentStore } from '../incidents/incident-store.js';
import { toWarning, warningColumns, type WarningRow } from './warning-rows.js';
import { unwarnedKinds } from './warned-kinds.js';

export class SqlWarningStore implements WarningStore {
  constructor(private readonly database: Database) {}

  transaction<T>(cell: number, work: (transaction: WarningTransaction) => Promise<T>): Promise<T> {
    return this.database.transaction((sql) => work(new SqlWarningTransaction(sql, cell)));
  }
}

class SqlWarningTransaction implements WarningTransaction {
  readonly incidents: SqlIncidentStore;

  constructor(
    private readonly sql: Sql,
    private readonly cell: number,
  ) {
    this.incidents = new SqlIncidentStore(sql, cell);
  }

  /** Locked first, then read: of two answers at once the second sees the first. */
  async lock(deliveryId: string, personId: string): Promise<WarningRecord | undefined> {
    const locked = await this.sql.rows(
      `SELECT 1 FROM delivery d JOIN incident i ON i.cell = $1 AND i.id = d.incident_id
       WHERE d.cell = $1 AND d.id = $2 AND d.recipient = 'protected_person' AND d.recipient_id = $3 FOR UPDATE OF i`,
      [this.cell, deliveryId, personId],
    );
    if (locked.length === 0) return undefined;
    const rows = await this.sql.rows<WarningRow>(
      `SELECT ${warningColumns} FROM delivery o
       JOIN alarm a ON a.cell = $1 AND a.id = o.alarm_id AND a.kind <> ALL($4::text[])
       JOIN delivery d ON d.cell = $1 AND d.alarm_id = o.alarm_id
         AND d.recipient = 'protected_person' AND d.recipient_id = $3
       LEFT JOIN warning_answer w ON w.cell = $1 AND w.alarm_id = o.alarm_id AND w.person_id = $3
       WHERE o.cell = $1 AND o.id = $2 ORDER BY d.queued_at, d.id LIMIT 1`,
      [this.cell, deliveryId, personId, unwarnedKinds],
    );
    return rows.map(toWarning)[0];
  }

  async answer({ alarmId, incidentId, personId, deviceId, answer, at }: NewAnswer): Promise<void> {
    await this.sql.count(
      `INSERT INTO warning_answer (cell, alarm_id, person_id, incident_id, device_id, answer, answered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.cell, alarmId, personId, incidentId, deviceId, answer, instant(at)],
    );
  }

  async markSeen(alarmId: string, personId: string, now: number): Promise<void> {
    await this.sql.count(
      `UPDATE delivery SET status = 'seen', seen_at = $4, next_attempt_at = NULL,
         sent_at = coalesce(sent_at, $4), delivered_at = coalesce(delivered_at, $4)
       WHERE cell = $1 AND alarm_id = $2 AND recipient = 'protected_person' AND recipient_id = $3 AND status <> 'seen'`,
      [this.cell, alarmId, personId, instant(now)],
    );
  }
}
