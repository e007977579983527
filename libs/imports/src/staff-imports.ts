import type { AuditRecord, StaffCaller } from '#access';
import type { Clock, IdFactory, ImportKind } from '#domain';
import { ImportError } from './import.error.js';
import type { ImportRecord } from './import-record.js';
import type { ImportShelf, LinePage } from './import-shelf.port.js';
import type { CheckedLine } from './lines/check-lines.js';
import { kindsOf, mayImport } from './may-import.js';

/** How long a file and its lines can be looked at. */
export const importKeptMilliseconds = 24 * 3_600_000;

/** Imports as staff bring, look at, apply and discard them. */
export class StaffImports {
  constructor(
    private readonly shelf: ImportShelf,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  /** @throws ImportError `import_not_permitted`, `import_unreadable` */
  async request(caller: StaffCaller, kind: ImportKind, file: Buffer): Promise<ImportRecord> {
    if (!mayImport(caller.role, kind)) throw new ImportError('import_not_permitted');
    if (file.length === 0) throw new ImportError('import_unreadable');
    const now = this.clock.now();
    const wanted: ImportRecord = {
      id: this.newId(),
      agencyId: caller.agencyId,
      kind,
      requestedBy: caller.staffId,
      requestedAt: now,
      state: 'reading',
      progress: 0,
      error: null,
      columns: [],
      lines: null,
      bad: null,
      drafts: false,
      appliedBy: null,
      appliedAt: null,
      expiresAt: now + importKeptMilliseconds,
    };
    await this.shelf.request(wanted, file, audited(caller, 'import.request', wanted.id));
    return wanted;
  }

  list(caller: StaffCaller, page: { after?: string | undefined; limit: number }): Promise<ImportRecord[]> {
    return this.shelf.list(caller, kindsOf(caller.role), page);
  }

  /** @throws ImportError `import_unknown`, also of a kind that the caller may not import */
  async one(caller: StaffCaller, id: string): Promise<ImportRecord> {
    const found = await this.shelf.one(caller, id);
    if (!found || !mayImport(caller.role, found.kind)) throw new ImportError('import_unknown');
    return found;
  }

  async lines(caller: StaffCaller, id: string, page: LinePage): Promise<CheckedLine[]> {
    await this.one(caller, id);
    return this.shelf.lines(caller, id, page);
  }

  /** @throws ImportError `import_unknown`, `import_not_ready`, `import_has_bad_lines` */
  async apply(caller: StaffCaller, id: string): Promise<ImportRecord> {
    const found = await this.one(caller, id);
    if (found.state === 'ready' && found.bad !== 0) throw new ImportError('import_has_bad_lines');
    const asked = await this.shelf.askToApply(caller, id, caller.staffId, audited(caller, 'import.apply', id));
    if (!asked) throw new ImportError('import_not_ready');
    return this.one(caller, id);
  }

  /** @throws ImportError `import_unknown`, `import_running` */
  async discard(caller: StaffCaller, id: string): Promise<void> {
    await this.one(caller, id);
    if (!(await this.shelf.discard(caller, id, audited(caller, 'import.discard', id))))
      throw new ImportError('import_running');
  }
}

const audited = ({ agencyId, staffId }: StaffCaller, action: string, objectId: string): AuditRecord => ({
  agencyId,
  actor: 'staff',
  actorId: staffId,
  action,
  object: 'import',
  objectId,
  result: 'allowed',
});
