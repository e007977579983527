import type { Clock } from '#domain';
import { defaultCell } from '#orders';
import { clearCanary, type Database } from '#persistence';
import type { JobHandler } from '#queue';

export class ClearCanaryJob implements JobHandler<'clear-canary'> {
  readonly job = 'clear-canary';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await clearCanary(this.database, defaultCell, this.clock.now());
  }
}
