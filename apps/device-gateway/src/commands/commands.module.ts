import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { DueCommands } from '#persistence';
import { Processes } from '#processes';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { BrokerDevices } from '../mqtt/broker-devices.js';
import { MqttModule } from '../mqtt/mqtt.module.js';
import { DatagramPeers } from '../session/datagram-peers.js';
import { LiveSessions } from '../session/live-sessions.js';
import { SessionModule } from '../session/session.module.js';
import { LookForCommands } from './look-for-commands.js';
import { AnyWay } from './open-sessions.port.js';
import { SendCommands } from './send-commands.js';

/** What devices that can be reached from here are asked to do. */
@Module({
  imports: [SessionModule, MqttModule],
  providers: [
    {
      provide: SendCommands,
      inject: [LiveSessions, DatagramPeers, BrokerDevices, DueCommands, GatewayMetrics, CLOCK],
      useFactory: (
        sessions: LiveSessions,
        datagrams: DatagramPeers,
        broker: BrokerDevices,
        rows: DueCommands,
        metrics: GatewayMetrics,
        clock: Clock,
      ) => {
        const commands = new SendCommands(new AnyWay([sessions, datagrams, broker]), rows, metrics, clock);
        sessions.hear(commands);
        datagrams.hear(commands);
        broker.hear(commands);
        return commands;
      },
    },
    {
      provide: LookForCommands,
      inject: [SendCommands, BrokerDevices, Processes],
      useFactory: (commands: SendCommands, broker: BrokerDevices, processes: Processes) => {
        const look = new LookForCommands(commands, broker);
        processes.hear('commandsAsked', (deviceIds) => void look.asked(deviceIds));
        return look;
      },
    },
  ],
  exports: [SendCommands],
})
export class CommandsModule {}
