import type { AuditRecord } from '#access';
import { type Clock, isUuid } from '#domain';
import type { EvidenceExport, EvidenceScope, ExportShelf, StoredFile } from '#evidence';
import { appendAudit } from '../access/append-audit.js';
import { instant } from '../columns.js';
import type { Database, HouseSql, Sql } from '../database.js';
import { exportColumns, exportOf, type ExportRow, piecePlace, reasonPlace } from './export-columns.js';

/** Pieces of 256 KiB that one statement reads. */
const piecesPerRead = 4;

export class ExportShelfRepository implements ExportShelf {
  constructor(
    private readonly database: Pick<Database, 'transaction' | 'asAgency' | 'fields'>,
    private readonly clock: Clock,
  ) {}

  /** Within a transaction that has begun. */
  static within(sql: HouseSql, clock: Clock): ExportShelfRepository {
    const house = {
      fields: sql.fields,
      asAgency: (agencyId: string) => sql.asAgency(agencyId),
      transaction: <T>(work: (sql: HouseSql) => Promise<T>): Promise<T> => work(sql),
    };
    return new ExportShelfRepository(house, clock);
  }

  request(wanted: EvidenceExport, audit: AuditRecord): Promise<EvidenceExport | undefined> {
    return this.database.transaction(async (house) => {
      if (!(await inserted(house.asAgency(wanted.agencyId), wanted))) return undefined;
      await appendAudit(house, this.clock, [audit]);
      return wanted;
    });
  }

  one({ cell, agencyId }: EvidenceScope, id: string): Promise<EvidenceExport | undefined> {
    return oneOf(this.database.asAgency(agencyId), cell, agencyId, id);
  }

  async ofRequester(
    { cell, agencyId, staffId }: EvidenceScope & { staffId: string },
    incidentId: string | undefined,
    limit: number,
  ): Promise<EvidenceExport[]> {
    const sql = this.database.asAgency(agencyId);
    const rows = await sql.rows<ExportRow>(
      `SELECT ${exportColumns} FROM evidence_export e
       WHERE e.cell = $1 AND e.agency_id = $2 AND e.requested_by = $3 AND ($4::uuid IS NULL OR e.incident_id = $4)
       ORDER BY e.id DESC LIMIT $5`,
      [cell, agencyId, staffId, incidentId ?? null, limit],
    );
    const opener = await sql.fields.openerOf(rows.map(({ reason }) => reason));
    return rows.map((row) => exportOf(row, opener));
  }

  files({ cell, agencyId }: EvidenceScope, id: string): Promise<StoredFile[]> {
    return this.database.asAgency(agencyId).rows(
      `SELECT f.name, f.bytes FROM evidence_file f JOIN evidence_export e ON e.cell = f.cell AND e.id = f.export_id
       WHERE f.cell = $1 AND e.cell = $1 AND e.agency_id = $2 AND f.export_id = $3 AND f.bytes IS NOT NULL
       ORDER BY f.place`,
      [cell, agencyId, id],
    );
  }

  async *bytesOf({ cell, agencyId }: EvidenceScope, id: string, { name }: StoredFile): AsyncGenerator<Buffer> {
    for (let from = 0; ; from += piecesPerRead) {
      const pieces = await this.database.asAgency(agencyId).rows<{ bytes: Buffer; place: number; n: number }>(
        `SELECT p.bytes, p.place, p.n FROM evidence_piece p
         JOIN evidence_file f ON f.cell = p.cell AND f.export_id = p.export_id AND f.place = p.place
         JOIN evidence_export e ON e.cell = p.cell AND e.id = p.export_id
         WHERE p.cell = $1 AND f.cell = $1 AND e.cell = $1 AND e.agency_id = $2 AND p.export_id = $3 AND f.name = $4
           AND p.n >= $5 AND p.n < $6 ORDER BY p.n`,
        [cell, agencyId, id, name, from, from + piecesPerRead],
      );
      const opener = await this.database.fields.openerOf(pieces.map(({ bytes }) => bytes));
      for (const { bytes, place, n } of pieces) yield opener.openBytes(piecePlace(id, place, n), bytes);
      if (pieces.length < piecesPerRead) return;
    }
  }
}

async function oneOf(sql: Sql, cell: number, agencyId: string, id: string): Promise<EvidenceExport | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await sql.rows<ExportRow>(
    `SELECT ${exportColumns} FROM evidence_export e WHERE e.cell = $1 AND e.agency_id = $2 AND e.id = $3`,
    [cell, agencyId, id],
  );
  return row && exportOf(row, await sql.fields.openerOf([row.reason]));
}

async function inserted(sql: Sql, wanted: EvidenceExport): Promise<boolean> {
  const { cell, id, agencyId, incidentId, requestedBy, reason, language, requestedAt } = wanted;
  if (!isUuid(incidentId)) return false;
  const sealer = await sql.fields.sealerOf(agencyId);
  const kept = sealer.seal(reasonPlace(id), reason);
  const count = await sql.count(
    `INSERT INTO evidence_export (cell, id, agency_id, incident_id, requested_by, reason, language, requested_at, status,
       progress, attempt)
     SELECT $1, $2, i.agency_id, i.id, $5, $6, $7, $8, 'queued', 0, 0 FROM incident i
     WHERE i.cell = $1 AND i.id = $4 AND i.agency_id = $3`,
    [cell, id, agencyId, incidentId, requestedBy, kept, language, instant(requestedAt)],
  );
  return count === 1;
}
