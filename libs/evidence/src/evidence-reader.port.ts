import type { EvidencePosition, EvidenceRecording, EvidenceTrack, IncidentEvidence } from './incident-evidence.js';

export interface EvidenceScope {
  cell: number;
  agencyId: string;
}

/** Port: what evidence is made of. Bound to the agency: another agency's incident does not exist here. */
export interface EvidenceReader {
  /**
   * Of the time from 30 minutes before its first alarm or its opening to 30 minutes after its end.
   *
   * @param asOf milliseconds since 1970: nothing that was received later
   */
  read(scope: EvidenceScope, incidentId: string, asOf: number): Promise<IncidentEvidence | undefined>;
  /** Of one device, oldest first, a page at a time; the same at each reading. */
  positions(
    scope: EvidenceScope,
    track: EvidenceTrack,
    evidence: Pick<IncidentEvidence, 'window' | 'asOf'>,
  ): AsyncIterable<EvidencePosition[]>;
  /** The bytes of a recording of the evidence. */
  heard(scope: EvidenceScope, recording: EvidenceRecording): AsyncIterable<Buffer>;
  /** How far the agency's audit chain has come. */
  auditHead(agencyId: string): Promise<AuditHead>;
}

export interface AuditHead {
  sequence: number;
  /** Of the last entry, hexadecimal. */
  hash: string;
}

/** The positions of one track of the evidence that is being made. */
export type ReadPositions = (track: EvidenceTrack) => AsyncIterable<EvidencePosition[]>;
