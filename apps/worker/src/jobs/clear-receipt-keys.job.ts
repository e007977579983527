import type { Clock } from '#domain';
import { clearLiveLinks, clearReceiptKeys, type Database } from '#persistence';
import type { JobHandler } from '#queue';

export class ClearReceiptKeysJob implements JobHandler<'clear-receipt-keys'> {
  readonly job = 'clear-receipt-keys';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    await clearReceiptKeys(this.database, this.clock.now());
    await clearLiveLinks(this.database, this.clock.now());
  }
}
