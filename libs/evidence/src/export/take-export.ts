import type { AuditChain, StaffCaller } from '#access';
import { archiveOf, type ArchiveStream } from '../archive/archive.js';
import { EvidenceError, type EvidenceErrorCode } from '../evidence.error.js';
import type { EvidenceExport } from './evidence-export.js';
import type { ExportShelf } from './export-shelf.port.js';

/** Status and archive of an export, for whoever may export in the same agency. */
export class TakeExport {
  constructor(
    private readonly shelf: ExportShelf,
    private readonly audit: AuditChain,
  ) {}

  /** @throws EvidenceError `export_unknown` */
  async status(caller: StaffCaller, id: string): Promise<EvidenceExport> {
    const found = await this.shelf.one(caller, id);
    if (!found) throw new EvidenceError('export_unknown');
    return found;
  }

  /** One's own, to come back to. */
  ofOne(caller: StaffCaller, incidentId: string | undefined, limit: number): Promise<EvidenceExport[]> {
    return this.shelf.ofRequester(caller, incidentId, limit);
  }

  /** Whoever takes it is in the audit chain before it leaves. */
  async archive(caller: StaffCaller, id: string): Promise<ArchiveStream> {
    const found = await this.status(caller, id);
    const refusal = refusalOf(found);
    await this.audit.append([
      {
        agencyId: caller.agencyId,
        actor: 'staff',
        actorId: caller.staffId,
        action: 'incident.export.take',
        object: 'incident',
        objectId: found.incidentId,
        reason: found.reason,
        result: refusal ? 'refused' : 'allowed',
      },
    ]);
    if (refusal) throw new EvidenceError(refusal);
    const files = await this.shelf.files(caller, id);
    return archiveOf(files, (file) => this.shelf.bytesOf(caller, id, file), found.readyAt!);
  }
}

function refusalOf({ status, error }: EvidenceExport): EvidenceErrorCode | undefined {
  if (status === 'ready') return undefined;
  if (status === 'expired') return 'export_expired';
  if (status === 'failed') return error === 'signing_not_configured' ? error : 'export_failed';
  return 'export_not_ready';
}
