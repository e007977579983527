import { Logger } from '@nestjs/common';
import type { JobHandler } from '#queue';
import type { ApplyRetention } from '#retention';

export class ApplyRetentionJob implements JobHandler<'apply-retention'> {
  readonly job = 'apply-retention';
  private readonly log = new Logger(ApplyRetentionJob.name);

  constructor(private readonly retention: ApplyRetention) {}

  async handle(): Promise<void> {
    const outcome = await this.retention.execute();
    if (outcome.droppedDays > 0 || outcome.isUnfinished) this.log.log(outcome, 'retention was applied');
  }
}
