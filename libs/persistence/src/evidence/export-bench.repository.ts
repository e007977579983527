import type { ExportFailure } from '#domain';
import { type ClaimedExport, ClaimLost, type ExportBench } from '#evidence';
import { cellsInUse } from '../cells.js';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { exportColumns, exportOf, type ExportRow, piecePlace } from './export-columns.js';

type ClaimedRow = ExportRow & Pick<ClaimedExport, 'attempt' | 'requesterRole'>;

export class ExportBenchRepository implements ExportBench {
  constructor(private readonly database: Database) {}

  async claim(now: number, heldUntil: number, attemptsAllowed: number): Promise<ClaimedExport | undefined> {
    for (const cell of await cellsInUse(this.database)) {
      const claimed = await this.database.transaction((sql) => claimIn(sql, cell, now, heldUntil, attemptsAllowed));
      if (claimed) return claimed;
    }
    return undefined;
  }

  async progress(claimed: ClaimedExport, percent: number, heldUntil: number): Promise<void> {
    await hold(this.database, claimed, heldUntil, percent);
  }

  async beginFile(claimed: ClaimedExport, place: number, name: string): Promise<void> {
    await this.write(claimed, (sql) =>
      sql.count(`INSERT INTO evidence_file (cell, export_id, place, name) VALUES ($1, $2, $3, $4)`, [
        claimed.cell,
        claimed.id,
        place,
        name,
      ]),
    );
  }

  async append(claimed: ClaimedExport, place: number, n: number, bytes: Buffer, heldUntil: number): Promise<void> {
    const { cell, id, agencyId } = claimed;
    await this.write(
      claimed,
      async (sql) => {
        const sealed = (await sql.fields.sealerOf(agencyId)).sealBytes(piecePlace(id, place, n), bytes);
        const text = `INSERT INTO evidence_piece (cell, export_id, place, n, bytes) VALUES ($1, $2, $3, $4, $5)`;
        return sql.count(text, [cell, id, place, n, sealed]);
      },
      heldUntil,
    );
  }

  async endFile(claimed: ClaimedExport, place: number, bytes: number, sha256: Buffer): Promise<void> {
    await this.write(claimed, (sql) =>
      sql.count(`UPDATE evidence_file SET bytes = $4, sha256 = $5 WHERE cell = $1 AND export_id = $2 AND place = $3`, [
        claimed.cell,
        claimed.id,
        place,
        bytes,
        sha256,
      ]),
    );
  }

  async finish({ cell, id, attempt }: ClaimedExport, now: number, expiresAt: number): Promise<void> {
    const count = await this.database.count(
      `UPDATE evidence_export SET status = 'ready', progress = 100, held_until = NULL, ready_at = $4, expires_at = $5
       WHERE cell = $1 AND id = $2 AND attempt = $3 AND status = 'running'`,
      [cell, id, attempt, instant(now), instant(expiresAt)],
    );
    if (count === 0) throw new ClaimLost();
  }

  async fail({ cell, id, attempt }: ClaimedExport, error: ExportFailure): Promise<void> {
    await this.database.transaction(async (sql) => {
      const count = await sql.count(
        `UPDATE evidence_export SET status = 'failed', error = $4, held_until = NULL
         WHERE cell = $1 AND id = $2 AND attempt = $3 AND status = 'running'`,
        [cell, id, attempt, error],
      );
      if (count === 0) throw new ClaimLost();
      await emptied(sql, cell, [id]);
    });
  }

  async clear(now: number): Promise<number> {
    let cleared = 0;
    for (const cell of await cellsInUse(this.database))
      cleared += await this.database.transaction(async (sql) => {
        const rows = await sql.rows<{ id: string }>(
          `UPDATE evidence_export SET status = 'expired' WHERE cell = $1 AND status = 'ready' AND expires_at <= $2
           RETURNING id`,
          [cell, instant(now)],
        );
        await emptied(
          sql,
          cell,
          rows.map(({ id }) => id),
        );
        return rows.length;
      });
    return cleared;
  }

  /** The row is locked first: whoever takes the export over waits, and deletes what was written here. */
  private async write(
    claimed: ClaimedExport,
    work: (sql: Sql) => Promise<unknown>,
    heldUntil: number | null = null,
  ): Promise<void> {
    await this.database.transaction(async (sql) => {
      await hold(sql, claimed, heldUntil, null);
      await work(sql);
    });
  }
}

async function claimIn(
  sql: Sql,
  cell: number,
  now: number,
  heldUntil: number,
  attemptsAllowed: number,
): Promise<ClaimedExport | undefined> {
  const [due] = await sql.rows<{ id: string; attempt: number }>(
    `SELECT id, attempt FROM evidence_export
     WHERE cell = $1 AND (status = 'queued' OR (status = 'running' AND held_until < $2))
     ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [cell, instant(now)],
  );
  if (!due) return undefined;
  await emptied(sql, cell, [due.id]);
  if (due.attempt >= attemptsAllowed) {
    await sql.count(
      `UPDATE evidence_export SET status = 'failed', error = $3, held_until = NULL WHERE cell = $1 AND id = $2`,
      [cell, due.id, 'given_up' satisfies ExportFailure],
    );
    return claimIn(sql, cell, now, heldUntil, attemptsAllowed);
  }
  const [row] = await sql.rows<ClaimedRow>(
    `UPDATE evidence_export e SET status = 'running', progress = 0, attempt = e.attempt + 1, held_until = $3
     FROM staff_member s WHERE e.cell = $1 AND e.id = $2 AND s.id = e.requested_by
     RETURNING ${exportColumns}, e.attempt, s.role AS "requesterRole"`,
    [cell, due.id, instant(heldUntil)],
  );
  return row && exportOf(row, await sql.fields.openerOf([row.reason]));
}

async function hold(
  sql: Sql,
  { cell, id, attempt }: ClaimedExport,
  heldUntil: number | null,
  percent: number | null,
): Promise<void> {
  const count = await sql.count(
    `UPDATE evidence_export SET held_until = coalesce($4, held_until), progress = coalesce($5, progress)
     WHERE cell = $1 AND id = $2 AND attempt = $3 AND status = 'running'`,
    [cell, id, attempt, heldUntil === null ? null : instant(heldUntil), percent],
  );
  if (count === 0) throw new ClaimLost();
}

/** Pieces go with their files. */
async function emptied(sql: Sql, cell: number, ids: readonly string[]): Promise<void> {
  await sql.count(`DELETE FROM evidence_file WHERE cell = $1 AND export_id = ANY($2::uuid[])`, [cell, ids]);
}
