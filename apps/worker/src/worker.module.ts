import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { SignCheckpoints } from '#access';
import { SweepCheckIns } from '#companion';
import { loggerParameters } from '#configuration';
import { AskContacts } from '#contacts';
import { CLOCK, type Clock } from '#domain';
import { type ExportBench, MakeExports } from '#evidence';
import { type ImportBench, RunImports } from '#imports';
import { AdvancePlans } from '#incidents';
import { type Channel, DeliverAlarm, LocateDevices, PushCap, SweepDeliveries } from '#notify';
import { Database } from '#persistence';
import { QueueModule } from '#queue';
import { ApplyRetention } from '#retention';
import { PublishStatistics } from '#statistics';
import { SweepWatches } from '#tracking';
import { AuditModule } from './audit/audit.module.js';
import { CanaryModule } from './canary/canary.module.js';
import { PressCanary } from './canary/press-canary.js';
import type { Configuration } from './configuration.js';
import { CoreModule } from './core.module.js';
import { EXPORT_BENCH, EvidenceModule } from './evidence/evidence.module.js';
import { HealthModule } from './health/health.module.js';
import { IMPORT_BENCH, ImportsModule } from './imports/imports.module.js';
import { AdvancePlansJob } from './jobs/advance-plans.job.js';
import { ApplyRetentionJob } from './jobs/apply-retention.job.js';
import { AskContactsJob } from './jobs/ask-contacts.job.js';
import { ClearCanaryJob } from './jobs/clear-canary.job.js';
import { ClearExportsJob } from './jobs/clear-exports.job.js';
import { ClearImportsJob } from './jobs/clear-imports.job.js';
import { ClearIdempotencyKeysJob } from './jobs/clear-idempotency-keys.job.js';
import { ClearReceiptKeysJob } from './jobs/clear-receipt-keys.job.js';
import { ClearStaffSessionsJob } from './jobs/clear-staff-sessions.job.js';
import { DeliverAlarmJob } from './jobs/deliver-alarm.job.js';
import { EndDeviceCommandsJob } from './jobs/end-device-commands.job.js';
import { KeepPositionPartitionsJob } from './jobs/keep-position-partitions.job.js';
import { LocateDevicesJob } from './jobs/locate-devices.job.js';
import { MakeExportsJob } from './jobs/make-exports.job.js';
import { PushCapJob } from './jobs/push-cap.job.js';
import { PressCanaryJob } from './jobs/press-canary.job.js';
import { PublishStatisticsJob } from './jobs/publish-statistics.job.js';
import { RunImportsJob } from './jobs/run-imports.job.js';
import { SignAuditCheckpointsJob } from './jobs/sign-audit-checkpoints.job.js';
import { SweepCheckInsJob } from './jobs/sweep-check-ins.job.js';
import { SweepDeliveriesJob } from './jobs/sweep-deliveries.job.js';
import { SweepLocatesJob } from './jobs/sweep-locates.job.js';
import { SweepWatchesJob } from './jobs/sweep-watches.job.js';
import { HouseMetricsModule } from './metrics/house-metrics.module.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';
import { OperationsModule, SWEEP_LOCATES } from './operations.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';

@Module({})
export class WorkerModule {
  static with(configuration: Configuration, clock: Clock, channels?: readonly Channel[]): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot(loggerParameters(configuration.LOG_LEVEL)),
        CoreModule.with(configuration, clock, channels),
        QueueModule.work({
          databaseUrl: configuration.DATABASE_URL,
          redisUrl: configuration.REDIS_URL,
          prefix: configuration.QUEUE_PREFIX,
          imports: [
            OperationsModule,
            CanaryModule,
            AuditModule,
            EvidenceModule,
            ImportsModule,
            RetentionModule,
            StatisticsModule,
          ],
          inject: [
            DeliverAlarm,
            SweepDeliveries,
            AdvancePlans,
            LocateDevices,
            SWEEP_LOCATES,
            SweepWatches,
            PushCap,
            WorkerMetrics,
            Database,
            CLOCK,
            PressCanary,
            MakeExports,
            EXPORT_BENCH,
            SignCheckpoints,
            ApplyRetention,
            PublishStatistics,
            RunImports,
            IMPORT_BENCH,
            SweepCheckIns,
            AskContacts,
          ],
          handlers: (
            deliver: DeliverAlarm,
            sweep: SweepDeliveries,
            advance: AdvancePlans,
            locate: LocateDevices,
            sweepLocates: SweepDeliveries,
            watches: SweepWatches,
            pushCap: PushCap,
            metrics: WorkerMetrics,
            database: Database,
            time: Clock,
            pressCanary: PressCanary | undefined,
            makeExports: MakeExports,
            exportBench: ExportBench,
            signCheckpoints: SignCheckpoints | undefined,
            applyRetention: ApplyRetention,
            publishStatistics: PublishStatistics,
            runImports: RunImports,
            importBench: ImportBench,
            sweepCheckIns: SweepCheckIns,
            askContacts: AskContacts,
          ) => [
            new DeliverAlarmJob(deliver),
            new SweepDeliveriesJob(sweep),
            new AdvancePlansJob(advance),
            new LocateDevicesJob(locate),
            new SweepLocatesJob(sweepLocates),
            new SweepWatchesJob(watches, metrics),
            new EndDeviceCommandsJob(database, time, metrics),
            new KeepPositionPartitionsJob(database, time),
            new ClearIdempotencyKeysJob(database, time),
            new ClearReceiptKeysJob(database, time),
            new ClearStaffSessionsJob(database, time),
            new PushCapJob(pushCap),
            new PressCanaryJob(pressCanary),
            new ClearCanaryJob(database, time),
            new MakeExportsJob(makeExports),
            new ClearExportsJob(exportBench, time),
            new SignAuditCheckpointsJob(signCheckpoints),
            new ApplyRetentionJob(applyRetention),
            new PublishStatisticsJob(publishStatistics),
            new RunImportsJob(runImports),
            new ClearImportsJob(importBench, time),
            new SweepCheckInsJob(sweepCheckIns),
            new AskContactsJob(askContacts),
          ],
        }),
        HealthModule,
        HouseMetricsModule,
      ],
    };
  }
}
