import type { RecordingType } from '#domain';
import type { IncidentStore } from '#incidents';

/** The press that is recorded, with what says whether it still may be. Times are milliseconds since 1970. */
export interface RecordedPress {
  /** Whose key seals. */
  agencyId: string;
  alarmId: string;
  /** When it was taken back, by whichever PIN. */
  cancelledAt: number | null;
  /** `duress`: known to the desk alone. */
  isForced: boolean;
  /** Of its incident. */
  closedAt: number | null;
  /** The agency's word. */
  isAllowed: boolean;
}

export interface ChunkBefore {
  stream: number;
  mediaType: RecordingType;
}

export interface RecordingChunk {
  panicId: string;
  sequence: number;
  personId: string;
  agencyId: string;
  /** Chunks of one stream can be joined and played, from 0. */
  stream: number;
  mediaType: RecordingType;
  /** How long it is, as the phone says. */
  milliseconds: number;
  bytes: number;
  sha256: Buffer;
  receivedAt: number;
  /** As the database keeps it. */
  sealed: Buffer;
}

/** Port: one transaction in one cell. */
export interface RecordingTransaction {
  press(panicId: string, personId: string): Promise<RecordedPress | undefined>;
  /** By the key of the agency, for this chunk's place alone. */
  seal(agencyId: string, panicId: string, sequence: number, content: Buffer): Promise<Buffer>;
  hashOf(panicId: string, sequence: number): Promise<Buffer | undefined>;
  before(panicId: string, sequence: number): Promise<ChunkBefore | undefined>;
  /** Resolves to false when another request has just kept this one. */
  add(chunk: RecordingChunk): Promise<boolean>;
  /** The recording belongs to all incidents in which the press raised an alarm: these. */
  tie(panicId: string, alarmId: string): Promise<{ alarmId: string; incidentId: string; agencyId: string }[]>;
  readonly incidents: Pick<IncidentStore, 'updateIncidents' | 'appendEvents'>;
}

export interface RecordingStore {
  transaction<T>(cell: number, work: (transaction: RecordingTransaction) => Promise<T>): Promise<T>;
}
export const RECORDING_STORE = Symbol('RecordingStore');
