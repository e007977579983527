import { Inject, Logger, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CheckpointSigner, SignCheckpoints } from '#access';
import { CLOCK, type Clock } from '#domain';
import { AuditArchiveRepository, Database } from '#persistence';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { AuditMetrics } from '../metrics/audit-metrics.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { CheckpointDirectory } from './checkpoint-directory.js';
import { signingKey } from './signing-key.js';

/** Signs the audit chains. Without a key none is signed, and the log says so. */
@Module({
  providers: [
    {
      provide: SignCheckpoints,
      inject: [CONFIGURATION, Database, CLOCK, WorkerMetrics],
      useFactory: (configuration: Configuration, database: Database, clock: Clock, { registry }: WorkerMetrics) => {
        const key = signingKey(configuration);
        if (!key) return undefined;
        const { AUDIT_CHECKPOINT_DIRECTORY: directory } = configuration;
        const sink = directory ? new CheckpointDirectory(directory) : undefined;
        return new SignCheckpoints(
          new AuditArchiveRepository(database),
          new CheckpointSigner(key),
          sink,
          clock,
          new AuditMetrics(registry),
        );
      },
    },
  ],
  exports: [SignCheckpoints],
})
export class AuditModule implements OnApplicationBootstrap {
  private readonly log = new Logger(AuditModule.name);

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  onApplicationBootstrap(): void {
    const { AUDIT_SIGNING_KEY, AUDIT_SIGNING_KEY_FILE, AUDIT_CHECKPOINT_DIRECTORY } = this.configuration;
    if (!AUDIT_SIGNING_KEY && !AUDIT_SIGNING_KEY_FILE)
      this.log.warn(
        'AUDIT_SIGNING_KEY is not set: the audit chain is not signed, and whoever owns the database could write it anew',
      );
    else if (!AUDIT_CHECKPOINT_DIRECTORY)
      this.log.warn('AUDIT_CHECKPOINT_DIRECTORY is not set: checkpoints are kept in the database alone');
  }
}
