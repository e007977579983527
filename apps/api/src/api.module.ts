import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { loggerParameters } from '#configuration';
import type { Clock, IdFactory } from '#domain';
import { type DetectionEngine, detectionEngine } from '#geofence';
import { QueueModule } from '#queue';
import { AccessModule } from './access.module.js';
import { AdmissionModule } from './admission/admission.module.js';
import type { Pressure } from './admission/pressure-gauge.js';
import type { Configuration } from './configuration.js';
import { CoreModule } from './core.module.js';
import { HealthModule } from './health/health.module.js';
import { ProblemFilter } from './http/problem.filter.js';
import { schemaPipe } from './http/schema.pipe.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { AnswerPace, cancelBeatMilliseconds } from './panics/answer-pace.js';
import { ProcessesModule } from './processes/processes.module.js';
import { modulesOf } from './surface.js';

/** Parts that a test or a benchmark puts in place of the usual ones. */
export interface ApiParts {
  engine?: DetectionEngine;
  pressure?: Pressure;
  /** 0: cancels are answered as soon as they are done. */
  cancelBeatMilliseconds?: number;
}

const paceOf = (parts: ApiParts): AnswerPace => new AnswerPace(parts.cancelBeatMilliseconds ?? cancelBeatMilliseconds);

@Module({})
export class ApiModule {
  static with(configuration: Configuration, clock: Clock, ids: IdFactory, parts: ApiParts = {}): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot(loggerParameters(configuration.LOG_LEVEL)),
        CoreModule.with(configuration, clock, ids, parts.engine ?? detectionEngine, paceOf(parts)),
        QueueModule.register({
          databaseUrl: configuration.DATABASE_URL,
          redisUrl: configuration.REDIS_URL,
          prefix: configuration.QUEUE_PREFIX,
        }),
        MetricsModule,
        ProcessesModule,
        AdmissionModule.with(parts.pressure ?? (configuration.LOAD_SHEDDING ? undefined : { pressure: 0 })),
        AccessModule,
        HealthModule,
        ...modulesOf(configuration.SURFACE),
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useValue: schemaPipe },
      ],
    };
  }
}
