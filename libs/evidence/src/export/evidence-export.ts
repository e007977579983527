import type { ExportFailure, ExportStatus, Language } from '#domain';

/** What was asked for, and how far it is. Times are milliseconds since 1970. */
export interface EvidenceExport {
  cell: number;
  id: string;
  agencyId: string;
  incidentId: string;
  requestedBy: string;
  reason: string;
  language: Language;
  requestedAt: number;
  status: ExportStatus;
  /** Per cent. */
  progress: number;
  error: ExportFailure | null;
  readyAt: number | null;
  /** When its files are deleted. */
  expiresAt: number | null;
}

export interface StoredFile {
  name: string;
  bytes: number;
}
