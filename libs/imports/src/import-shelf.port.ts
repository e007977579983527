import type { AuditRecord } from '#access';
import type { ImportKind } from '#domain';
import type { AgencyScope } from '#orders';
import type { ImportRecord } from './import-record.js';
import type { CheckedLine } from './lines/check-lines.js';

export interface LinePage {
  bad: boolean | undefined;
  /** The last line of the page before. */
  after: number | undefined;
  limit: number;
}

/** Port: imports as staff of one agency ask for them and look at them. Another agency's do not exist here. */
export interface ImportShelf {
  /** One transaction: the import with its file, and its audit record. */
  request(wanted: ImportRecord, file: Buffer, audit: AuditRecord): Promise<void>;
  one(scope: AgencyScope, id: string): Promise<ImportRecord | undefined>;
  /** Newest first. */
  list(
    scope: AgencyScope,
    kinds: readonly ImportKind[],
    page: { after?: string | undefined; limit: number },
  ): Promise<ImportRecord[]>;
  lines(scope: AgencyScope, id: string, page: LinePage): Promise<CheckedLine[]>;
  /** One transaction; false when it is not ready, or has bad lines. */
  askToApply(scope: AgencyScope, id: string, staffId: string, audit: AuditRecord): Promise<boolean>;
  /** Deletes file and lines. One transaction; false when it is being applied, or is over. */
  discard(scope: AgencyScope, id: string, audit: AuditRecord): Promise<boolean>;
}
export const IMPORT_SHELF = Symbol('ImportShelf');
