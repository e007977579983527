import type { JobHandler } from '#queue';
import type { PublishStatistics } from '#statistics';

export class PublishStatisticsJob implements JobHandler<'publish-statistics'> {
  readonly job = 'publish-statistics';
  private running = false;

  constructor(private readonly publish: PublishStatistics) {}

  async handle(): Promise<void> {
    // One at a time: years that are caught up with must not take the place of the sweeps as well.
    if (this.running) return;
    this.running = true;
    try {
      await this.publish.execute();
    } finally {
      this.running = false;
    }
  }
}
