import type { ImportFailure } from '#domain';
import { type CheckedLine, type ClaimedImport, type ImportBench, ImportClaimLost } from '#imports';
import { instant } from '../columns.js';
import type { Database, Sql } from '../database.js';
import {
  columnsPlace,
  filePlace,
  importColumnsOf,
  importOf,
  type ImportRow,
  lineOf,
  linePlace,
  type LineRow,
} from './import-columns.js';

type ClaimedRow = ImportRow & Pick<ClaimedImport, 'cell' | 'attempt' | 'role'>;

/** Some hundred kilobytes of a request. */
const linesOfAStatement = 500;

export class ImportBenchRepository implements ImportBench {
  constructor(private readonly database: Database) {}

  claim(now: number, heldUntil: number, attemptsAllowed: number): Promise<ClaimedImport | undefined> {
    return this.database.transaction(async (sql) => {
      const [due] = await sql.rows<{ id: string; attempt: number }>(
        `SELECT id, attempt FROM import WHERE state IN ('reading', 'applying') AND (held_until IS NULL OR held_until < $1)
         ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [instant(now)],
      );
      if (!due) return undefined;
      const [row] = await sql.rows<ClaimedRow>(
        `UPDATE import i SET attempt = i.attempt + 1, held_until = $2, progress = 0
         FROM agency a, staff_member s
         WHERE i.id = $1 AND a.id = i.agency_id AND s.id = coalesce(i.applied_by, i.requested_by)
         RETURNING ${importColumnsOf}, a.cell, i.attempt, CASE WHEN s.disabled_at IS NULL THEN s.role END AS role`,
        [due.id, instant(heldUntil)],
      );
      const claimed = row && importOf(row, await sql.fields.openerOf([row.columns]));
      if (!claimed || due.attempt < attemptsAllowed) return claimed;
      await failed(sql, claimed, 'given_up', []);
      return undefined;
    });
  }

  async file({ id }: ClaimedImport): Promise<Buffer> {
    const [row] = await this.database.rows<{ file: Buffer | null }>(`SELECT file FROM import WHERE id = $1`, [id]);
    if (!row?.file) throw new ImportClaimLost();
    return (await this.database.fields.openerOf([row.file])).openBytes(filePlace(id), row.file);
  }

  async lines({ id }: ClaimedImport): Promise<CheckedLine[]> {
    const rows = await this.database.rows<LineRow>(
      `SELECT line, content FROM import_line WHERE import_id = $1 ORDER BY line`,
      [id],
    );
    const opener = await this.database.fields.openerOf(rows.map(({ content }) => content));
    return rows.map((row) => lineOf(opener, id, row));
  }

  async progress({ id, attempt, state }: ClaimedImport, percent: number, heldUntil: number): Promise<void> {
    const count = await this.database.count(
      `UPDATE import SET progress = $4, held_until = $5 WHERE id = $1 AND attempt = $2 AND state = $3`,
      [id, attempt, state, percent, instant(heldUntil)],
    );
    if (count === 0) throw new ImportClaimLost();
  }

  async keepLines(
    claimed: ClaimedImport,
    lines: readonly CheckedLine[],
    error: ImportFailure | null,
    expiresAt: number,
  ): Promise<void> {
    const { id, agencyId, attempt, state } = claimed;
    const bad = lines.filter(({ makes }) => !makes).length;
    await this.database.transaction(async (sql) => {
      const count = await sql.count(
        `UPDATE import SET state = 'ready', progress = 100, file = NULL, error = $4, lines = $5, bad = $6, expires_at = $7,
           held_until = NULL, applied_by = NULL, attempt = 0
         WHERE id = $1 AND attempt = $2 AND state = $3`,
        [id, attempt, state, error, lines.length, bad, instant(expiresAt)],
      );
      if (count === 0) throw new ImportClaimLost();
      await sql.count(`DELETE FROM import_line WHERE import_id = $1`, [id]);
      const sealer = await sql.fields.sealerOf(agencyId);
      for (let from = 0; from < lines.length; from += linesOfAStatement) {
        const some = lines.slice(from, from + linesOfAStatement);
        await sql.count(
          `INSERT INTO import_line (import_id, line, bad, content)
           SELECT $1, n.* FROM unnest($2::int[], $3::boolean[], $4::text[]) AS n (line, bad, content)`,
          [
            id,
            some.map(({ line }) => line),
            some.map(({ makes }) => !makes),
            some.map(({ line, ...content }) => sealer.seal(linePlace(id, line), JSON.stringify(content))),
          ],
        );
      }
    });
  }

  async fail(claimed: ClaimedImport, error: ImportFailure, columns: readonly string[] = []): Promise<void> {
    await this.database.transaction((sql) => failed(sql, claimed, error, columns));
  }

  async clear(now: number, since: number): Promise<void> {
    await this.database.transaction(async (sql) => {
      const rows = await sql.rows<{ id: string }>(
        `UPDATE import SET state = 'expired', file = NULL, columns = NULL, held_until = NULL
         WHERE state IN ('ready', 'failed', 'reading') AND expires_at <= $1 RETURNING id`,
        [instant(now)],
      );
      await sql.count(`DELETE FROM import_line WHERE import_id = ANY($1::uuid[])`, [rows.map(({ id }) => id)]);
      await sql.count(`DELETE FROM import WHERE requested_at < $1 AND state <> 'applying'`, [instant(since)]);
    });
  }
}

async function failed(
  sql: Sql,
  { id, agencyId, attempt, state }: ClaimedImport,
  error: ImportFailure,
  columns: readonly string[],
): Promise<void> {
  const sealer = await sql.fields.sealerOf(agencyId);
  const kept = columns.length === 0 ? null : sealer.seal(columnsPlace(id), JSON.stringify(columns));
  const count = await sql.count(
    `UPDATE import SET state = 'failed', file = NULL, error = $4, columns = $5, held_until = NULL
     WHERE id = $1 AND attempt = $2 AND state = $3`,
    [id, attempt, state, error, kept],
  );
  if (count === 0) throw new ImportClaimLost();
  await sql.count(`DELETE FROM import_line WHERE import_id = $1`, [id]);
}
