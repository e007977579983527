import type { SignCheckpoints } from '#access';
import type { JobHandler } from '#queue';

export class SignAuditCheckpointsJob implements JobHandler<'sign-audit-checkpoints'> {
  readonly job = 'sign-audit-checkpoints';

  /** @param sign absent without a key */
  constructor(private readonly sign: SignCheckpoints | undefined) {}

  async handle(): Promise<void> {
    await this.sign?.execute();
  }
}
