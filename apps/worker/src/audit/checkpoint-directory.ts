import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuditCheckpoint, CheckpointSink } from '#access';

/** A file for each agency, a line of JSON for each checkpoint; lines are only ever added. */
export class CheckpointDirectory implements CheckpointSink {
  constructor(private readonly directory: string) {}

  /** Resolves when the line is on the disk. */
  async keep(checkpoint: AuditCheckpoint): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    const file = await open(join(this.directory, `${checkpoint.agencyId}.jsonl`), 'a', 0o644);
    try {
      await file.write(`${JSON.stringify(checkpoint)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}
