import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock, type IdFactory, IDS } from '#domain';
import type { DetectionEngine } from '#geofence';
import type { RecordingContext } from '#incidents';
import { channelsConfiguration, channelStatuses, readyChannels } from '#notify';
import { Database, FieldKeys, openDatabase, openMasterKey } from '#persistence';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { AnswerPace } from './panics/answer-pace.js';

/** The pool that only panic presses use, and the feed that brings them to the consoles (design, section 4). */
export const PANIC_DATABASE = Symbol('panic database');

/** Injection token of the {@link RecordingContext}: what recording alarms needs in this process. */
export const RECORDING_CONTEXT = Symbol('RecordingContext');

/** Injection token of the {@link DetectionEngine} that the pipeline judges by. */
export const DETECTION_ENGINE = Symbol('DetectionEngine');

/** What every room needs: configuration, time, pace, ids and the two pools. */
@Global()
@Module({})
export class CoreModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PANIC_DATABASE) private readonly panicDatabase: Database,
  ) {}

  static with(
    configuration: Configuration,
    clock: Clock,
    ids: IdFactory,
    engine: DetectionEngine,
    pace: AnswerPace,
  ): DynamicModule {
    return {
      module: CoreModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CLOCK, useValue: clock },
        { provide: IDS, useValue: ids },
        { provide: DETECTION_ENGINE, useValue: engine },
        { provide: AnswerPace, useValue: pace },
        {
          provide: RECORDING_CONTEXT,
          useValue: {
            newId: ids,
            readyChannels: readyChannels(channelStatuses(channelsConfiguration(configuration))),
          } satisfies RecordingContext,
        },
        {
          provide: FieldKeys,
          useFactory: () => new FieldKeys(openMasterKey(configuration), clock),
        },
        {
          provide: Database,
          inject: [FieldKeys],
          useFactory: (keys: FieldKeys) => {
            const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = configuration;
            return openDatabase({ url, poolSize, applicationName: 'qalqan-api' }, keys);
          },
        },
        {
          provide: PANIC_DATABASE,
          inject: [FieldKeys],
          useFactory: (keys: FieldKeys) => {
            const { DATABASE_URL: url, PANIC_POOL_SIZE: poolSize } = configuration;
            return openDatabase({ url, poolSize, applicationName: 'qalqan-api-panic' }, keys);
          },
        },
      ],
      exports: [CONFIGURATION, CLOCK, IDS, DETECTION_ENGINE, AnswerPace, RECORDING_CONTEXT, Database, PANIC_DATABASE],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.close(), this.panicDatabase.close()]);
  }
}
