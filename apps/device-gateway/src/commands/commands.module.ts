import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '#domain';
import { Database, DueCommands } from '#persistence';
import { Processes } from '#processes';
import { GatewayMetrics } from '../metrics/gateway-metrics.js';
import { LiveSessions } from '../session/live-sessions.js';
import { SessionModule } from '../session/session.module.js';
import { LookForCommands } from './look-for-commands.js';
import { SendCommands } from './send-commands.js';

/** What devices that are connected here are asked to do. */
@Module({
  imports: [SessionModule],
  providers: [
    {
      provide: SendCommands,
      inject: [LiveSessions, Database, GatewayMetrics, CLOCK, Processes],
      useFactory: (
        sessions: LiveSessions,
        database: Database,
        metrics: GatewayMetrics,
        clock: Clock,
        processes: Processes,
      ) => {
        const commands = new SendCommands(sessions, new DueCommands(database), metrics, clock);
        sessions.hear(commands);
        processes.hear('commandsAsked', (deviceIds) => void commands.lookFor(deviceIds));
        return commands;
      },
    },
    {
      provide: LookForCommands,
      inject: [SendCommands],
      useFactory: (commands: SendCommands) => new LookForCommands(commands),
    },
  ],
  exports: [SendCommands],
})
export class CommandsModule {}
