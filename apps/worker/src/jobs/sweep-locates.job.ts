import { Logger } from '@nestjs/common';
import type { SweepDeliveries } from '#notify';
import type { JobHandler } from '#queue';

export class SweepLocatesJob implements JobHandler<'sweep-locates'> {
  readonly job = 'sweep-locates';
  private readonly log = new Logger(SweepLocatesJob.name);

  constructor(private readonly sweepLocates: SweepDeliveries) {}

  async handle(): Promise<void> {
    const count = await this.sweepLocates.execute();
    if (count > 0) this.log.warn({ count }, 'requests for a location had lost their jobs and were queued again');
  }
}
