import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { Clock, IdFactory } from '#domain';
import { QueueModule } from '#queue';
import { AccessModule } from './access.module.js';
import { CapModule } from './cap/cap.module.js';
import { CasesModule } from './cases/cases.module.js';
import type { Configuration } from './configuration.js';
import { CoreModule } from './core.module.js';
import { HealthModule } from './health/health.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { schemaPipe } from './http/schema.pipe.js';
import { IncidentsModule } from './incidents/incidents.module.js';
import { IngestModule } from './ingest/ingest.module.js';
import { LocationsModule } from './locations/locations.module.js';
import { loggerParameters } from './logging.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PanicsModule } from './panics/panics.module.js';
import { ReceiptsModule } from './receipts/receipts.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { TrackingModule } from './tracking/tracking.module.js';

@Module({})
export class ApiModule {
  static with(configuration: Configuration, clock: Clock, ids: IdFactory): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot(loggerParameters(configuration.LOG_LEVEL)),
        CoreModule.with(configuration, clock, ids),
        AccessModule,
        QueueModule.register({
          databaseUrl: configuration.DATABASE_URL,
          redisUrl: configuration.REDIS_URL,
          prefix: configuration.QUEUE_PREFIX,
        }),
        MetricsModule,
        CasesModule,
        HealthModule,
        SessionsModule,
        TrackingModule,
        IngestModule,
        PanicsModule,
        IncidentsModule,
        LocationsModule,
        OperationsModule,
        ReceiptsModule,
        CapModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: schemaPipe },
      ],
    };
  }
}
