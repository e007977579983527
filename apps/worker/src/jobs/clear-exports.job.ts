import type { Clock } from '#domain';
import type { ExportBench } from '#evidence';
import type { JobHandler } from '#queue';

export class ClearExportsJob implements JobHandler<'clear-exports'> {
  readonly job = 'clear-exports';

  constructor(
    private readonly bench: ExportBench,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await this.bench.clear(this.clock.now());
  }
}
