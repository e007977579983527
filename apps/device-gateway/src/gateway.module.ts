import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { loggerParameters } from '#configuration';
import type { Clock } from '#domain';
import { QueueModule } from '#queue';
import { CommandsModule } from './commands/commands.module.js';
import type { Configuration } from './configuration.js';
import { CoreModule } from './core.module.js';
import { HealthModule } from './health/health.module.js';
import { ListenModule } from './listen/listen.module.js';
import { MqttModule } from './mqtt/mqtt.module.js';
import { PipelineModule } from './pipeline.module.js';
import { SessionModule } from './session/session.module.js';

@Module({})
export class GatewayModule {
  static with(configuration: Configuration, clock: Clock): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        LoggerModule.forRoot(loggerParameters(configuration.LOG_LEVEL)),
        CoreModule.with(configuration, clock),
        QueueModule.register({
          databaseUrl: configuration.DATABASE_URL,
          redisUrl: configuration.REDIS_URL,
          prefix: configuration.QUEUE_PREFIX,
        }),
        PipelineModule,
        SessionModule,
        CommandsModule,
        HealthModule,
        ListenModule,
        MqttModule,
      ],
    };
  }
}
