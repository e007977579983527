import type {
  CheckInRecord,
  CompanionAgency,
  CompanionPerson,
  CompanionPolicy,
  CompanionReader,
  CompanionReading,
  PersonScope,
  PressRecord,
  WarningRecord,
} from '#companion';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';
import { type CheckInColumns, checkInColumns, toRows } from './check-in-rows.js';
import { toWarning, warningColumns, type WarningRow } from './warning-rows.js';
import { unwarnedKinds } from './warned-kinds.js';

type Times<Row> = {
  [Key in keyof Row]: Key extends `${string}At` | 'at' ? Date | Exclude<Row[Key], number> : Row[Key];
};

/** Of each list: more than a phone shows. */
const shownAtMost = 20;

const pressColumns = `p.id, p.pressed_at AS "pressedAt", p.received_at AS "receivedAt", p.cancelled_at AS "cancelledAt",
  i.acknowledged_at AS "acknowledgedAt", i.dispatched_at AS "dispatchedAt", i.arrived_at AS "arrivedAt",
  i.closed_at AS "closedAt",
  (SELECT min(d.delivered_at) FROM delivery d
   WHERE d.cell = $1 AND d.alarm_id = p.alarm_id AND d.recipient = 'desk') AS "shownAt"
  FROM panic p JOIN incident i ON i.cell = $1 AND i.id = p.incident_id`;

export class SqlCompanionReader implements CompanionReader {
  constructor(private readonly sql: Sql) {}

  async of(device: { personId: string; agencyId: string }): Promise<CompanionReading> {
    const [row] = await this.sql.rows<CompanionPerson & CompanionAgency & CompanionPolicy>(
      `SELECT p.language, g.name, g.time_zone AS "timeZone", g.police_line AS "policeLine",
         g.hold_milliseconds AS "holdMilliseconds", g.warning_map AS "warningMap", g.audio_evidence AS "audioEvidence"
       FROM person p, agency g WHERE p.id = $1 AND g.id = $2`,
      [device.personId, device.agencyId],
    );
    const { language, name, timeZone, policeLine, ...policy } = row!;
    return { language, agency: { name, timeZone, policeLine }, policy };
  }

  async press({ cell, personId }: PersonScope, id: string): Promise<PressRecord | undefined> {
    const rows = await this.sql.rows<Times<PressRecord>>(
      `SELECT ${pressColumns} WHERE p.cell = $1 AND p.id = $3 AND p.person_id = $2`,
      [cell, personId, id],
    );
    return rows.map(inMilliseconds<PressRecord>)[0];
  }

  async pressesSince({ cell, personId }: PersonScope, since: number): Promise<PressRecord[]> {
    const rows = await this.sql.rows<Times<PressRecord>>(
      `SELECT ${pressColumns} WHERE p.cell = $1 AND p.person_id = $2 AND p.received_at >= $3
       ORDER BY p.received_at DESC, p.id LIMIT ${shownAtMost}`,
      [cell, personId, instant(since)],
    );
    return rows.map(inMilliseconds<PressRecord>);
  }

  async checkInsSince({ cell, personId }: PersonScope, since: number): Promise<CheckInRecord[]> {
    const rows = await this.sql.rows<CheckInColumns>(
      `SELECT ${checkInColumns} FROM check_in c WHERE c.cell = $1 AND c.person_id = $2
         AND (c.status = 'waiting' OR c.due_at >= $3 OR c.begun_at >= $3 OR c.completed_at >= $3)
       ORDER BY c.begun_at DESC, c.id LIMIT ${shownAtMost}`,
      [cell, personId, instant(since)],
    );
    return toRows(this.sql, rows);
  }

  async warningsSince({ cell, personId }: PersonScope, since: number): Promise<WarningRecord[]> {
    const rows = await this.sql.rows<WarningRow>(
      `SELECT ${warningColumns}
       FROM (SELECT DISTINCT ON (t.alarm_id) t.* FROM delivery t
         WHERE t.cell = $1 AND t.recipient = 'protected_person' AND t.recipient_id = $2 AND t.queued_at >= $3
         ORDER BY t.alarm_id, t.queued_at, t.id) d
       JOIN alarm a ON a.cell = $1 AND a.id = d.alarm_id AND a.kind <> ALL($4::text[])
       LEFT JOIN warning_answer w ON w.cell = $1 AND w.alarm_id = d.alarm_id AND w.person_id = $2
       ORDER BY d.queued_at DESC, d.id DESC LIMIT ${shownAtMost}`,
      [cell, personId, instant(since), unwarnedKinds],
    );
    return rows.map(toWarning);
  }
}

function inMilliseconds<Row>(row: Times<Row>): Row {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) out[key] = value instanceof Date ? value.getTime() : value;
  return out as Row;
}
