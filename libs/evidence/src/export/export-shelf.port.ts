import type { AuditRecord } from '#access';
import type { EvidenceScope } from '../evidence-reader.port.js';
import type { EvidenceExport, StoredFile } from './evidence-export.js';

/** Port: exports as staff of one agency ask for them and take them. Another agency's do not exist here. */
export interface ExportShelf {
  /**
   * One transaction: the export and its audit record.
   *
   * @returns undefined when the agency has no such incident
   */
  request(wanted: EvidenceExport, audit: AuditRecord): Promise<EvidenceExport | undefined>;
  one(scope: EvidenceScope, id: string): Promise<EvidenceExport | undefined>;
  /** What this member of staff asked for, the newest first; of one incident when it is named. */
  ofRequester(
    scope: EvidenceScope & { staffId: string },
    incidentId: string | undefined,
    limit: number,
  ): Promise<EvidenceExport[]>;
  /** In the order in which they stand in the archive. */
  files(scope: EvidenceScope, id: string): Promise<StoredFile[]>;
  bytesOf(scope: EvidenceScope, id: string, file: StoredFile): AsyncIterable<Buffer>;
}
export const EXPORT_SHELF = Symbol('ExportShelf');
