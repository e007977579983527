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

export const exportOf = <Row extends ExportRow>(row: Row): Omit<Row, Times> & Pick<EvidenceExport, Times> => ({
  ...row,
  requestedAt: row.requestedAt.getTime(),
  readyAt: row.readyAt?.getTime() ?? null,
  expiresAt: row.expiresAt?.getTime() ?? null,
});
