import type { AuditRecord } from '#access';
import { Problem } from '#domain';
import { DatabaseUnavailable } from '../database.error.js';

interface Waiting {
  records: readonly AuditRecord[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** As many entries as one transaction takes, and as many requests as may wait for theirs. */
const entriesPerTransaction = 200;
const longestQueue = 5_000;

/**
 * The way of one agency's entries into its chain, one transaction at a time: what comes while one runs is written together by
 * the next. Forty consoles that read at once wait for two transactions, not for forty, and hold one connection.
 */
export class AuditLane {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly write: (records: readonly AuditRecord[]) => Promise<void>) {}

  /** Resolves when they are durable. */
  add(records: readonly AuditRecord[]): Promise<void> {
    if (this.waiting.length >= longestQueue)
      return Promise.reject(
        new Problem('unavailable', 'audit_busy', 'What is read here must be recorded first. Try again later.', [], 2),
      );
    return new Promise((resolve, reject) => {
      this.waiting.push({ records, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.writeTogether(this.takeNext());
    this.running = false;
  }

  private takeNext(): Waiting[] {
    let entries = 0;
    let count = 0;
    for (const { records } of this.waiting) {
      if (count > 0 && entries + records.length > entriesPerTransaction) break;
      entries += records.length;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }

  /** What cannot be written is found by writing each alone: it must not refuse the others. */
  private async writeTogether(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.write(batch.flatMap(({ records }) => records));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1 || error instanceof DatabaseUnavailable) for (const { reject } of batch) reject(error);
      else for (const each of batch) await this.writeTogether([each]);
    }
  }
}
