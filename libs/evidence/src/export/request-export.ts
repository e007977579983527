import type { StaffCaller } from '#access';
import type { Clock, IdFactory, Language } from '#domain';
import { EvidenceError } from '../evidence.error.js';
import type { EvidenceExport } from './evidence-export.js';
import type { ExportShelf } from './export-shelf.port.js';

export interface WantedExport {
  reason: string;
  language: Language;
}

/**
 * Asks for the evidence of an incident. Where an agency's policy wants two persons for it, the second one's word is given
 * before this is called: from here on it is made.
 */
export class RequestExport {
  constructor(
    private readonly shelf: ExportShelf,
    private readonly clock: Clock,
    private readonly newId: IdFactory,
  ) {}

  /** @throws EvidenceError `incident_unknown` */
  async execute(
    { cell, agencyId, staffId }: Pick<StaffCaller, 'cell' | 'agencyId' | 'staffId'>,
    incidentId: string,
    { reason, language }: WantedExport,
  ): Promise<EvidenceExport> {
    const wanted: EvidenceExport = {
      cell,
      id: this.newId(),
      agencyId,
      incidentId,
      requestedBy: staffId,
      reason,
      language,
      requestedAt: this.clock.now(),
      status: 'queued',
      progress: 0,
      error: null,
      readyAt: null,
      expiresAt: null,
    };
    const audit = {
      agencyId,
      actor: 'staff' as const,
      actorId: staffId,
      action: 'incident.export.request',
      object: 'incident',
      objectId: incidentId,
      reason,
      result: 'allowed' as const,
    };
    const made = await this.shelf.request(wanted, audit);
    if (!made) throw new EvidenceError('incident_unknown');
    return made;
  }
}
