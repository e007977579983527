import type { AuditRecord } from '#access';
import { type Clock, type ImportKind, isUuid } from '#domain';
import type { CheckedLine, ImportRecord, ImportShelf, LinePage } from '#imports';
import type { AgencyScope } from '#orders';
import { appendAudit } from '../access/append-audit.js';
import { instant, instantOrNull } from '../columns.js';
import type { Database, Sql } from '../database.js';
import { filePlace, importColumnsOf, importOf, type ImportRow, lineOf, type LineRow } from './import-columns.js';

export class ImportShelfRepository implements ImportShelf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async request(wanted: ImportRecord, file: Buffer, audit: AuditRecord): Promise<void> {
    const { id, agencyId, kind, requestedBy, requestedAt, expiresAt } = wanted;
    await this.database.transaction(async (house) => {
      const sealed = (await house.fields.sealerOf(agencyId)).sealBytes(filePlace(id), file);
      await house.asAgency(agencyId).count(
        `INSERT INTO import (id, agency_id, kind, requested_by, requested_at, state, progress, file, drafts, expires_at, attempt)
         VALUES ($1, $2, $3, $4, $5, 'reading', 0, $6, false, $7, 0)`,
        [id, agencyId, kind, requestedBy, instant(requestedAt), sealed, instantOrNull(expiresAt)],
      );
      await appendAudit(house, this.clock, [audit]);
    });
  }

  async one({ agencyId }: AgencyScope, id: string): Promise<ImportRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const [found] = await this.imports(agencyId, 'AND i.id = $2', [id]);
    return found;
  }

  list(
    { agencyId }: AgencyScope,
    kinds: readonly ImportKind[],
    { after, limit }: { after?: string | undefined; limit: number },
  ): Promise<ImportRecord[]> {
    return this.imports(
      agencyId,
      'AND i.kind = ANY($2::text[]) AND ($3::uuid IS NULL OR i.id < $3) ORDER BY i.id DESC LIMIT $4',
      [kinds, after ?? null, limit],
    );
  }

  async lines({ agencyId }: AgencyScope, id: string, { bad, after, limit }: LinePage): Promise<CheckedLine[]> {
    const sql = this.database.asAgency(agencyId);
    const rows = await sql.rows<LineRow>(
      `SELECT l.line, l.content FROM import_line l
       WHERE l.import_id = $1 AND ($2::boolean IS NULL OR l.bad = $2) AND l.line > $3 ORDER BY l.line LIMIT $4`,
      [id, bad ?? null, after ?? 0, limit],
    );
    const opener = await sql.fields.openerOf(rows.map(({ content }) => content));
    return rows.map((row) => lineOf(opener, id, row));
  }

  askToApply({ agencyId }: AgencyScope, id: string, staffId: string, audit: AuditRecord): Promise<boolean> {
    return this.changed(agencyId, audit, (sql) =>
      sql.count(
        `UPDATE import SET state = 'applying', progress = 0, error = NULL, attempt = 0, applied_by = $3
         WHERE agency_id = $1 AND id = $2 AND state = 'ready' AND bad = 0`,
        [agencyId, id, staffId],
      ),
    );
  }

  discard({ agencyId }: AgencyScope, id: string, audit: AuditRecord): Promise<boolean> {
    return this.changed(agencyId, audit, async (sql) => {
      const count = await sql.count(
        `UPDATE import SET state = 'discarded', file = NULL, columns = NULL, held_until = NULL, expires_at = NULL
         WHERE agency_id = $1 AND id = $2 AND state IN ('reading', 'ready', 'failed')`,
        [agencyId, id],
      );
      if (count === 1) await sql.count(`DELETE FROM import_line WHERE import_id = $1`, [id]);
      return count;
    });
  }

  private changed(agencyId: string, audit: AuditRecord, work: (sql: Sql) => Promise<number>): Promise<boolean> {
    return this.database.transaction(async (house) => {
      if ((await work(house.asAgency(agencyId))) === 0) return false;
      await appendAudit(house, this.clock, [audit]);
      return true;
    });
  }

  private async imports(agencyId: string, more: string, parameters: readonly unknown[]): Promise<ImportRecord[]> {
    const sql = this.database.asAgency(agencyId);
    const rows = await sql.rows<ImportRow>(`SELECT ${importColumnsOf} FROM import i WHERE i.agency_id = $1 ${more}`, [
      agencyId,
      ...parameters,
    ]);
    const opener = await sql.fields.openerOf(rows.map(({ columns }) => columns));
    return rows.map((row) => importOf(row, opener));
  }
}
