import { Logger, Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { detectionEngine } from '#geofence';
import { LIVE_PUSH, type LivePush, PressPanic, type RecordingContext } from '#incidents';
import { channelsConfiguration, channelStatuses, readyChannels } from '#notify';
import { Database, SqlPanicStore, SqlTrackingStore } from '#persistence';
import { Processes, PushCommitted } from '#processes';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { pressForSos, ReceiveReports, RunBatch, Suspects } from '#tracking';
import { CONFIGURATION, type Configuration } from './configuration.js';
import { PANIC_DATABASE } from './core.module.js';
import { GatewayMetrics } from './metrics/gateway-metrics.js';

/**
 * The pipeline of positions in this process. It sheds nothing: a connection is read no further while a frame of it waits, so that
 * no more waits than devices are connected.
 */
@Module({
  providers: [
    {
      provide: LIVE_PUSH,
      inject: [Processes, DELIVERY_QUEUE],
      useFactory: (processes: Processes, queue: DeliveryQueue) => {
        const log = new Logger('LivePush');
        return new PushCommitted(processes, queue, {
          locationAnswered: () => undefined,
          queueFailed: (error, count) =>
            log.error({ err: error, count }, 'deliveries were not queued; the sweeper will find them'),
        });
      },
    },
    {
      provide: ReceiveReports,
      inject: [Database, PANIC_DATABASE, LIVE_PUSH, CLOCK, CONFIGURATION, GatewayMetrics],
      useFactory: (
        database: Database,
        panicDatabase: Database,
        push: LivePush,
        clock: Clock,
        configuration: Configuration,
        metrics: GatewayMetrics,
      ) => {
        const context: RecordingContext = {
          newId,
          readyChannels: readyChannels(channelStatuses(channelsConfiguration(configuration))),
        };
        const suspects = new Suspects(clock);
        const observer = {
          batchCommitted: (size: number) => metrics.batchCommitted(size),
          reportQuarantined: () => metrics.reportQuarantined(),
          batchFailedBy: (deviceId: string) => suspects.add(deviceId),
        };
        const runBatch = new RunBatch(new SqlTrackingStore(database), detectionEngine, push, clock, context, observer);
        const press = new PressPanic(new SqlPanicStore(panicDatabase), push, clock, context);
        const receive = new ReceiveReports(
          runBatch,
          pressForSos(press),
          clock,
          { postponed: () => undefined },
          suspects,
        );
        metrics.watchWaiting(() => receive.waiting);
        return receive;
      },
    },
  ],
  exports: [ReceiveReports],
})
export class PipelineModule {}
