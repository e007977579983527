import type { SweepCheckIns } from '#companion';
import type { JobHandler } from '#queue';

export class SweepCheckInsJob implements JobHandler<'sweep-check-ins'> {
  readonly job = 'sweep-check-ins';

  constructor(private readonly sweepCheckIns: SweepCheckIns) {}

  async handle(): Promise<void> {
    await this.sweepCheckIns.execute();
  }
}
