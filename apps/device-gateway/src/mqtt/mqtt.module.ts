import { Module } from '@nestjs/common';
import { TrackerAuthenticator } from '#access';
import { CLOCK, type Clock } from '#domain';
import { DueCommands } from '#persistence';
import { ReceiveReports } from '#tracking';
import { CONFIGURATION, type Configuration } from '../configuration.js';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { PipelineModule } from '../pipeline.module.js';
import { PutAside } from '../session/put-aside.js';
import { SessionModule } from '../session/session.module.js';
import { BrokerDevices } from './broker-devices.js';
import { MqttMetrics } from './mqtt-metrics.js';
import { MqttRoom } from './mqtt-room.js';
import { mqttSettings } from './mqtt-settings.js';

@Module({
  imports: [PipelineModule, SessionModule],
  providers: [
    {
      provide: MqttRoom,
      inject: [CONFIGURATION, TrackerAuthenticator, ReceiveReports, PutAside, GatewayMetrics, CLOCK],
      useFactory: (
        configuration: Configuration,
        devices: TrackerAuthenticator,
        receive: ReceiveReports,
        putAside: PutAside,
        metrics: GatewayMetrics,
        clock: Clock,
      ) =>
        new MqttRoom(
          mqttSettings(configuration, configuration.ACCESS_TOKEN_SECRET),
          { recognise: (uniqueId) => devices.recognise('mqtt', uniqueId) },
          { execute: (device, reports) => metrics.committed(receive.execute(device, reports)) },
          putAside,
          new MqttMetrics(metrics.registry),
          clock,
        ),
    },
    {
      provide: BrokerDevices,
      inject: [MqttRoom, DueCommands, CLOCK],
      useFactory: (room: MqttRoom, rows: DueCommands, clock: Clock) => {
        const devices = new BrokerDevices(room, rows, clock);
        room.hear((deviceId) => devices.heard(deviceId));
        return devices;
      },
    },
  ],
  exports: [MqttRoom, BrokerDevices],
})
export class MqttModule {}
