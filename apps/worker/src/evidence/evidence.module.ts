import { Logger, Module } from '@nestjs/common';
import { SignCheckpoints } from '#access';
import { CLOCK, type Clock } from '#domain';
import { type ExportBench, MakeExports } from '#evidence';
import { Database, ExportBenchRepository, SqlEvidenceReader } from '#persistence';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { AuditModule } from '../audit/audit.module.js';
import { signingKey } from '../audit/signing-key.js';
import { ExportMetrics } from '../metrics/export-metrics.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';

import { software } from './software.js';

/** Injection token of the {@link ExportBench}. */
export const EXPORT_BENCH = Symbol('ExportBench');

/** Makes the evidence that staff asked for. Without a key none is made, and the log says so. */
@Module({
  imports: [AuditModule],
  providers: [
    {
      provide: EXPORT_BENCH,
      inject: [Database],
      useFactory: (database: Database) => new ExportBenchRepository(database),
    },
    {
      provide: MakeExports,
      inject: [EXPORT_BENCH, Database, CONFIGURATION, CLOCK, WorkerMetrics, SignCheckpoints],
      useFactory: (
        bench: ExportBench,
        database: Database,
        configuration: Configuration,
        clock: Clock,
        { registry }: WorkerMetrics,
        checkpoints: SignCheckpoints | undefined,
      ) => {
        const key = signingKey(configuration);
        const signing = key && checkpoints && { key, checkpoints };
        if (!signing)
          new Logger('evidence').warn('AUDIT_SIGNING_KEY is not set: no evidence is made, since nothing would sign it');
        const observer = new ExportMetrics(registry);
        return new MakeExports(bench, new SqlEvidenceReader(database), signing, clock, software, observer);
      },
    },
  ],
  exports: [MakeExports, EXPORT_BENCH],
})
export class EvidenceModule {}
