import type { ExportFailure } from '#domain';
import type { EvidenceExport } from './evidence-export.js';

/** An export that this worker makes. `attempt` fences off a worker that was thought dead. */
export interface ClaimedExport extends EvidenceExport {
  attempt: number;
  requesterRole: string;
}

/** Another worker has taken the export over: what this one writes no longer counts. */
export class ClaimLost extends Error {}

/** Port: exports of all agencies as workers make them. System access. Writes reject with `ClaimLost`. */
export interface ExportBench {
  /**
   * The oldest one that nobody makes, or whose maker has not been heard of; what was written of it is gone. One that has
   * been begun `attemptsAllowed` times has failed.
   */
  claim(now: number, heldUntil: number, attemptsAllowed: number): Promise<ClaimedExport | undefined>;
  /** Also says that its maker lives. */
  progress(claimed: ClaimedExport, percent: number, heldUntil: number): Promise<void>;
  beginFile(claimed: ClaimedExport, place: number, name: string): Promise<void>;
  append(claimed: ClaimedExport, place: number, n: number, bytes: Buffer, heldUntil: number): Promise<void>;
  endFile(claimed: ClaimedExport, place: number, bytes: number, sha256: Buffer): Promise<void>;
  finish(claimed: ClaimedExport, now: number, expiresAt: number): Promise<void>;
  fail(claimed: ClaimedExport, error: ExportFailure): Promise<void>;
  /** Deletes the files of those that have expired. Resolves to how many exports that were. */
  clear(now: number): Promise<number>;
}
