import type { JobHandler } from '#queue';
import type { PressCanary } from '../canary/press-canary.js';

/** Nothing where no api is configured to press at. */
export class PressCanaryJob implements JobHandler<'press-canary'> {
  readonly job = 'press-canary';

  constructor(private readonly pressCanary: PressCanary | undefined) {}

  async handle(): Promise<void> {
    await this.pressCanary?.execute();
  }
}
