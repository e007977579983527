import type { Clock } from '#domain';
import type { ImportBench } from '#imports';
import type { JobHandler } from '#queue';

/** That somebody brought a table, and what became of it, is shown so long; the audit chain keeps it. */
const keptMilliseconds = 30 * 86_400_000;

export class ClearImportsJob implements JobHandler<'clear-imports'> {
  readonly job = 'clear-imports';

  constructor(
    private readonly bench: ImportBench,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    await this.bench.clear(now, now - keptMilliseconds);
  }
}
