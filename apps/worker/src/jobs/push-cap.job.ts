import type { PushCap } from '#notify';
import type { JobHandler } from '#queue';

export class PushCapJob implements JobHandler<'push-cap'> {
  readonly job = 'push-cap';

  constructor(private readonly pushCap: PushCap) {}

  handle(): Promise<void> {
    return this.pushCap.execute();
  }
}
