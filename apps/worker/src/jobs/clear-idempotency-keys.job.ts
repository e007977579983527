import type { Clock } from '#domain';
import { clearIdempotencyKeys, type Database } from '#persistence';
import type { JobHandler } from '#queue';

export class ClearIdempotencyKeysJob implements JobHandler<'clear-idempotency-keys'> {
  readonly job = 'clear-idempotency-keys';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await clearIdempotencyKeys(this.database, this.clock.now());
  }
}
