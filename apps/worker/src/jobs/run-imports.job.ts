import type { RunImports } from '#imports';
import type { JobHandler } from '#queue';

export class RunImportsJob implements JobHandler<'run-imports'> {
  readonly job = 'run-imports';

  constructor(private readonly runImports: RunImports) {}

  handle(): Promise<void> {
    return this.runImports.execute();
  }
}
