import type { SignCheckpoints } from '#access';
import type { JobHandler } from '#queue';

export class SignAuditCheckpointsJob implements JobHandler<'sign-audit-checkpoints'> {
  readonly job = 'sign-audit-checkpoints';
  private running = false;

  /** @param sign absent without a key */
  constructor(private readonly sign: SignCheckpoints | undefined) {}

  async handle(): Promise<void> {
    // One at a time: a long run must not take the place of the sweeps as well.
    if (this.running) return;
    this.running = true;
    try {
      await this.sign?.execute();
    } finally {
      this.running = false;
    }
  }
}
