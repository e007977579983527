import { Module } from '@nestjs/common';
import { Database } from '#persistence';
import { HealthServer } from '#processes';
import { QueueReadiness } from '#queue';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { MqttModule } from '../mqtt/mqtt.module.js';
import { MqttRoom } from '../mqtt/mqtt-room.js';
import { GatewayHealth } from './gateway-health.js';

@Module({
  imports: [MqttModule],
  providers: [
    {
      provide: HealthServer,
      inject: [CONFIGURATION, Database, QueueReadiness, MqttRoom, GatewayMetrics],
      useFactory: (
        configuration: Configuration,
        database: Database,
        queue: QueueReadiness,
        broker: MqttRoom,
        { registry }: GatewayMetrics,
      ) =>
        new HealthServer(
          'gateway',
          configuration.HOST,
          configuration.GATEWAY_PORT,
          new GatewayHealth(database, queue, broker),
          registry,
        ),
    },
  ],
})
export class HealthModule {}
