import { Logger } from '@nestjs/common';
import type { Clock } from '#domain';
import { type Database, ensurePositionPartitions } from '#persistence';
import type { JobHandler } from '#queue';

export class KeepPositionPartitionsJob implements JobHandler<'keep-position-partitions'> {
  readonly job = 'keep-position-partitions';
  private readonly log = new Logger(KeepPositionPartitionsJob.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const made = await ensurePositionPartitions(this.database, this.clock.now());
    if (made.length > 0) this.log.log({ made }, 'partitions of positions were made');
  }
}
