import { Problem, type ProblemKind } from '#domain';

export type EvidenceErrorCode =
  | 'incident_unknown'
  | 'export_unknown'
  | 'export_not_ready'
  | 'export_failed'
  | 'export_expired'
  | 'recording_unknown'
  | 'signing_not_configured';

const texts: Record<EvidenceErrorCode, [ProblemKind, string]> = {
  incident_unknown: ['not_found', 'There is no such incident.'],
  export_unknown: ['not_found', 'There is no such export.'],
  export_not_ready: ['conflict', 'The export is not ready yet. Ask for its status.'],
  export_failed: ['conflict', 'The export could not be made. Its status says why; ask for it again.'],
  export_expired: ['not_found', 'The files of this export have been deleted. Ask for the evidence again.'],
  recording_unknown: ['not_found', 'There is no such recording.'],
  signing_not_configured: [
    'unavailable',
    'Evidence is not signed here: the worker has no AUDIT_SIGNING_KEY. Ask the operator.',
  ],
};

export class EvidenceError extends Problem {
  constructor(code: EvidenceErrorCode) {
    const [kind, detail] = texts[code];
    super(kind, code, detail);
  }
}
