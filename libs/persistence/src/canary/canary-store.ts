import type { CanaryRecord, CanaryStep } from '#domain';
import { instant } from '../columns.js';
import type { OutageLedger } from '#notify';
import type { Database } from '../database.js';

export interface StoredCanary extends CanaryRecord {
  /** Whose alarms are tests: never shown to others, and in no statistics. */
  agencyId: string;
}

interface Row {
  agencyId: string;
  arrivedAt: Date | null;
  failingSince: Date | null;
  failedStep: CanaryStep | null;
}

const columns = `agency_id AS "agencyId", arrived_at AS "arrivedAt", failing_since AS "failingSince", failed_step AS "failedStep"`;

const stored = ({ arrivedAt, failingSince, ...rest }: Row): StoredCanary => ({
  ...rest,
  arrivedAt: arrivedAt?.getTime() ?? null,
  failingSince: failingSince?.getTime() ?? null,
});

/** The canary of one cell, as all processes know it. Times are milliseconds since 1970. */
export class CanaryStore implements OutageLedger {
  constructor(
    private readonly database: Database,
    private readonly cell: number,
  ) {}

  /** The canary's agency: the first caller's, for good. */
  async claimAgency(agencyId: string): Promise<string> {
    await this.database.count(
      `INSERT INTO canary (cell, agency_id, watched) VALUES ($1, $2, true)
       ON CONFLICT (cell) DO UPDATE SET watched = true`,
      [this.cell, agencyId],
    );
    const [row] = await this.database.rows<Row>(`SELECT ${columns} FROM canary WHERE cell = $1`, [this.cell]);
    return row!.agencyId;
  }

  /** `undefined` when there is none, or nobody is meant to press it. */
  async read(): Promise<StoredCanary | undefined> {
    const [row] = await this.database.rows<Row>(`SELECT ${columns} FROM canary WHERE cell = $1 AND watched`, [
      this.cell,
    ]);
    return row && stored(row);
  }

  /** No process presses it any more: its silence is no outage. */
  async giveUp(): Promise<void> {
    await this.database.count(
      `UPDATE canary SET watched = false, failing_since = NULL, failed_step = NULL, told_at = NULL WHERE cell = $1`,
      [this.cell],
    );
  }

  /** Whether a console's confirmation of this alarm is stored. */
  async isConfirmed(alarmId: string): Promise<boolean> {
    const rows = await this.database.rows(
      `SELECT 1 FROM delivery WHERE cell = $1 AND alarm_id = $2 AND channel = 'console' AND delivered_at IS NOT NULL`,
      [this.cell, alarmId],
    );
    return rows.length > 0;
  }

  /** Ends the outage, if there was one. Resolves to since when it lasted and whether operators were told, to one caller. */
  async arrived(now: number): Promise<{ since: number; told: boolean } | undefined> {
    const [before] = await this.database.rows<{ failingSince: Date | null; toldAt: Date | null }>(
      `WITH before AS (SELECT cell, failing_since, told_at FROM canary WHERE cell = $1 FOR UPDATE)
       UPDATE canary c SET watched = true, arrived_at = $2, failing_since = NULL, failed_step = NULL, told_at = NULL
       FROM before b WHERE c.cell = $1 AND b.cell = $1
       RETURNING b.failing_since AS "failingSince", b.told_at AS "toldAt"`,
      [this.cell, instant(now)],
    );
    return before?.failingSince ? { since: before.failingSince.getTime(), told: before.toldAt !== null } : undefined;
  }

  /** Of one that lasts also where it fails now. What a test alarm has arrived after is over, whoever learned of it late. */
  async failed(step: CanaryStep, since: number): Promise<void> {
    await this.database.count(
      `UPDATE canary SET watched = true, failing_since = coalesce(failing_since, $3::timestamptz), failed_step = $2
       WHERE cell = $1 AND (arrived_at IS NULL OR arrived_at <= $3::timestamptz)`,
      [this.cell, step, instant(since)],
    );
  }

  async claimTelling(now: number, toldBefore: number): Promise<boolean> {
    const count = await this.database.count(
      `UPDATE canary SET told_at = $2
       WHERE cell = $1 AND failing_since IS NOT NULL AND (told_at IS NULL OR told_at <= $3::timestamptz)`,
      [this.cell, instant(now), instant(toldBefore)],
    );
    return count > 0;
  }
}
