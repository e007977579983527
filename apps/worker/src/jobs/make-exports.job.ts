import type { MakeExports } from '#evidence';
import type { JobHandler } from '#queue';

export class MakeExportsJob implements JobHandler<'make-exports'> {
  readonly job = 'make-exports';

  constructor(private readonly makeExports: MakeExports) {}

  handle(): Promise<void> {
    return this.makeExports.execute();
  }
}
