import type { Opener } from '#access';
import type { EvidenceExport } from '#evidence';

/** Of `evidence_export` e. */
export const exportColumns = `e.cell, e.id, e.agency_id AS "agencyId", e.incident_id AS "incidentId",
  e.requested_by AS "requestedBy", e.reason, e.language, e.requested_at AS "requestedAt", e.status, e.progress, e.error,
  e.ready_at AS "readyAt", e.expires_at AS "expiresAt"`;

type Times = 'requestedAt' | 'readyAt' | 'expiresAt';
export type ExportRow = Omit<EvidenceExport, Times> & {
  requestedAt: Date;
  readyAt: Date | null;
  expiresAt: Date | null;
};

/** What is sealed for which place. */
export const reasonPlace = (id: string): string => `evidence_export.reason:${id}`;
export const piecePlace = (exportId: string, place: number, n: number): string =>
  `evidence_piece.bytes:${exportId}:${place}:${n}`;

export const exportOf = <Row extends ExportRow>(
  row: Row,
  opener: Opener,
): Omit<Row, Times> & Pick<EvidenceExport, Times> => ({
  ...row,
  reason: opener.open(reasonPlace(row.id), row.reason),
  requestedAt: row.requestedAt.getTime(),
  readyAt: row.readyAt?.getTime() ?? null,
  expiresAt: row.expiresAt?.getTime() ?? null,
});
