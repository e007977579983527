import { Module } from '@nestjs/common';
import { CLOCK, type Clock, newId } from '#domain';
import { type ImportBench, RunImports } from '#imports';
import { type Channel, CHANNELS, readyChannels, statusesOf } from '#notify';
import { Cases } from '#orders';
import { Database, ImportBenchRepository, SqlCaseStore } from '#persistence';
import { DELIVERY_QUEUE, type DeliveryQueue } from '#queue';
import { QueueCommitted } from '../queue-committed.js';

/** Injection token of the {@link ImportBench}. */
export const IMPORT_BENCH = Symbol('ImportBench');

/** Reads and applies the tables that staff brought. */
@Module({
  providers: [
    {
      provide: IMPORT_BENCH,
      inject: [Database],
      useFactory: (database: Database) => new ImportBenchRepository(database),
    },
    {
      provide: RunImports,
      inject: [IMPORT_BENCH, Database, CLOCK, CHANNELS, DELIVERY_QUEUE],
      useFactory: (
        bench: ImportBench,
        database: Database,
        clock: Clock,
        channels: readonly Channel[],
        queue: DeliveryQueue,
      ) => {
        const context = { newId, readyChannels: readyChannels(statusesOf(channels)) };
        // What an api process knows of a device whose person gets an order here it believes for 30 s at most.
        const changes = { devicesChanged: () => undefined };
        const push = new QueueCommitted(queue);
        return new RunImports(
          bench,
          new Cases(new SqlCaseStore(database, clock), clock, context, changes, push),
          clock,
        );
      },
    },
  ],
  exports: [RunImports, IMPORT_BENCH],
})
export class ImportsModule {}
