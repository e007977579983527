import type { AdvancePlans } from '#incidents';
import type { JobHandler } from '#queue';

export class AdvancePlansJob implements JobHandler<'advance-plans'> {
  readonly job = 'advance-plans';

  constructor(private readonly advancePlans: AdvancePlans) {}

  async handle(): Promise<void> {
    await this.advancePlans.execute();
  }
}
