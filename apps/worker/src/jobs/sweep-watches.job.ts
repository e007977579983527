import type { JobHandler } from '#queue';
import type { SweepWatches } from '#tracking';
import type { WorkerMetrics } from '../metrics/worker-metrics.js';

export class SweepWatchesJob implements JobHandler<'sweep-watches'> {
  readonly job = 'sweep-watches';

  constructor(
    private readonly sweepWatches: SweepWatches,
    private readonly metrics: WorkerMetrics,
  ) {}

  async handle(): Promise<void> {
    const ended = this.metrics.sweepStarted();
    await this.sweepWatches.execute().finally(ended);
  }
}
