import type { ExportStatus, Language } from '#domain';

export interface WantedExport {
  incidentId: string;
  reason: string;
  language: Language;
}

export interface RequestedExport {
  id: string;
  status: ExportStatus;
}

/** The evidence of incidents, asked for in the same transaction. */
export interface Exports {
  request(id: string, requestedBy: string, wanted: WantedExport): Promise<RequestedExport>;
}
