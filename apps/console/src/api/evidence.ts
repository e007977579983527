import type {
  ApprovalRequestedAnswer,
  EvidenceExportView,
  ExportRequested,
  IncidentHolds,
  IncidentHoldView,
} from '#contracts';
import type { Language } from '#domain';
import { tokenNow } from '../session/session-store.js';
import { request } from './request.js';
import { saveFile } from './save-file.js';

/** One's own requests, newest first. */
export const fetchOwnExports = async (incidentId?: string): Promise<EvidenceExportView[]> => {
  const query = incidentId === undefined ? '' : `?incidentId=${incidentId}`;
  return (await request<{ exports: EvidenceExportView[] }>(`/v1/exports${query}`, { token: tokenNow() })).exports;
};

export const fetchExport = (id: string): Promise<EvidenceExportView> =>
  request<EvidenceExportView>(`/v1/exports/${id}`, { token: tokenNow() });

/** Asks for it; where the agency wants two persons, what comes is the approval that waits. */
export const askForExport = (
  incidentId: string,
  body: { reason: string; language: Language },
): Promise<ExportRequested | ApprovalRequestedAnswer> =>
  request(`/v1/incidents/${incidentId}/exports`, { token: tokenNow(), method: 'POST', body });

export const saveArchive = (id: string): Promise<void> => saveFile(`/v1/exports/${id}/file`, `evidence-${id}.tar`);

export const fetchHolds = async (incidentId: string): Promise<IncidentHoldView[]> =>
  (await request<IncidentHolds>(`/v1/incidents/${incidentId}/holds`, { token: tokenNow() })).holds;

export const changeHold = (
  incidentId: string,
  step: 'hold' | 'hold/release',
  reason: string,
): Promise<IncidentHoldView> =>
  request(`/v1/incidents/${incidentId}/${step}`, { token: tokenNow(), method: 'POST', body: { reason } });
