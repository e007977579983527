import { Logger } from '@nestjs/common';
import type { SweepDeliveries } from '#notify';
import type { JobHandler } from '#queue';

export class SweepDeliveriesJob implements JobHandler<'sweep-deliveries'> {
  readonly job = 'sweep-deliveries';
  private readonly log = new Logger(SweepDeliveriesJob.name);

  constructor(private readonly sweepDeliveries: SweepDeliveries) {}

  async handle(): Promise<void> {
    const count = await this.sweepDeliveries.execute();
    if (count > 0) this.log.warn({ count }, 'deliveries had lost their jobs and were queued again');
  }
}
