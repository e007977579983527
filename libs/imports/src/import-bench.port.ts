import type { ImportFailure, StaffRole } from '#domain';
import type { ImportRecord } from './import-record.js';
import type { CheckedLine } from './lines/check-lines.js';

/** An import that this worker reads or applies. `attempt` fences off a worker that was thought dead. */
export interface ClaimedImport extends ImportRecord {
  cell: number;
  attempt: number;
  /** Of whoever asked for what is being done now, as it is today; `null`: the account is disabled. */
  role: StaffRole | null;
}

/** Another worker has taken the import over: what this one writes no longer counts. */
export class ImportClaimLost extends Error {}

/** Port: imports of all agencies as workers do them. System access. Writes reject with {@link ImportClaimLost}. */
export interface ImportBench {
  /** The oldest one that nobody does, or whose worker has not been heard of. */
  claim(now: number, heldUntil: number, attemptsAllowed: number): Promise<ClaimedImport | undefined>;
  file(claimed: ClaimedImport): Promise<Buffer>;
  lines(claimed: ClaimedImport): Promise<CheckedLine[]>;
  /** Also says that its worker lives. */
  progress(claimed: ClaimedImport, percent: number, heldUntil: number): Promise<void>;
  /** In place of what was kept of it; the file is deleted. It is ready to be looked at. */
  keepLines(
    claimed: ClaimedImport,
    lines: readonly CheckedLine[],
    error: ImportFailure | null,
    expiresAt: number,
  ): Promise<void>;
  /** File and lines are deleted. */
  fail(claimed: ClaimedImport, error: ImportFailure, columns?: readonly string[]): Promise<void>;
  /** Deletes file and lines of those that have expired, and imports that are older than `since`. */
  clear(now: number, since: number): Promise<void>;
}
