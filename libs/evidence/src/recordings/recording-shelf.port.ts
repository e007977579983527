import type { RecordingType } from '#domain';
import type { EvidenceScope } from '../evidence-reader.port.js';

/** What a phone recorded after a press, without a break. */
export interface Recording {
  panicId: string;
  /** From 0: a phone that was restarted begins another. */
  stream: number;
  mediaType: RecordingType;
  /** As the phone says. */
  milliseconds: number;
  bytes: number;
  /** When its first and its last chunk came: milliseconds since 1970. */
  firstAt: number;
  lastAt: number;
}

export interface HeardRecording {
  mediaType: RecordingType;
  bytes: number;
  /** Its chunks joined, as a player takes them. */
  content: AsyncIterable<Buffer>;
}

/** Port: recordings as staff know of them. */
export interface RecordingShelf {
  /** Of an incident that the agency may read; `undefined`: it may not, or there is none. In the order in which they were made. */
  ofIncident(scope: EvidenceScope, incidentId: string): Promise<Recording[] | undefined>;
  /** Of the agency's own incident. */
  heard(
    scope: EvidenceScope,
    incidentId: string,
    recording: Pick<Recording, 'panicId' | 'stream'>,
  ): Promise<HeardRecording | undefined>;
}
export const RECORDING_SHELF = Symbol('RecordingShelf');
