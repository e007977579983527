import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, type FactoryProvider, Logger, Module, type ModuleMetadata } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { CLOCK, type Clock } from '#domain';
import { ApartDeliveryQueue } from './apart-delivery-queue.js';
import { BullDeliveryQueue } from './bull-delivery-queue.js';
import { DELIVERY_QUEUE, LOCATE_QUEUE } from './delivery-queue.js';
import { assignHandlers, type HandlersByJob, JOB_HANDLERS, type JobHandler } from './job-handlers.js';
import { jobHostOf } from './job-host.js';
import { JobSchedules } from './job-schedules.js';
import { deliveryQueues, type QueueName, queueNames } from './jobs.js';
import { backendNameOf, chooseBackend, type QueueBackend, type QueueConnection } from './queue-backend.js';
import { QueueDepths } from './queue-depths.js';
import { QueueReadiness } from './queue-readiness.js';

export interface QueueModuleOptions extends QueueConnection {
  /** Put before each queue's name, so that several installations, or tests, can share one server. */
  prefix?: string;
}

export interface JobsModuleOptions extends QueueModuleOptions {
  imports?: ModuleMetadata['imports'];
  inject: NonNullable<FactoryProvider['inject']>;
  /** One handler for every job of the house, made of what `inject` names. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the arguments are those that `inject` names
  handlers: (...collaborators: any[]) => readonly JobHandler[];
}

const HANDLERS_BY_JOB = Symbol('HandlersByJob');
const registeredName = (options: QueueModuleOptions, queue: QueueName): string =>
  `${options.prefix ?? 'qalqan'}-${queue}`;

/** The queue as Nest modules: `register` for who only adds jobs, `work` for who also runs them. */
@Module({})
export class QueueModule {
  /** Global. Exports {@link DELIVERY_QUEUE}, {@link LOCATE_QUEUE} and {@link QueueReadiness}. */
  static register(options: QueueModuleOptions): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      imports: [bullModuleOf(options, chooseBackend(options), Object.values(deliveryQueues))],
      providers: producers(options),
      exports: [DELIVERY_QUEUE, LOCATE_QUEUE, QueueReadiness],
    };
  }

  /** As `register`, and also runs every job, keeps the schedules and exports {@link QueueDepths}. Needs a global {@link CLOCK}. */
  static work(options: JobsModuleOptions): DynamicModule {
    const backend = chooseBackend(options);
    const hosts = queueNames.map((name) => jobHostOf(name, registeredName(options, name), backend));
    return {
      module: QueueModule,
      global: true,
      imports: [bullModuleOf(options, backend, queueNames), ...(options.imports ?? [])],
      providers: [
        ...producers(options),
        { provide: JOB_HANDLERS, inject: options.inject, useFactory: options.handlers },
        { provide: HANDLERS_BY_JOB, inject: [JOB_HANDLERS], useFactory: assignHandlers },
        ...hosts.map((Host, index) => ({
          provide: `JobHost ${queueNames[index]}`,
          inject: [HANDLERS_BY_JOB],
          useFactory: (handlers: HandlersByJob) => new Host(handlers),
        })),
        {
          provide: JobSchedules,
          inject: [CLOCK, ...queueNames.map((name) => getQueueToken(registeredName(options, name)))],
          useFactory: (clock: Clock, ...queues: Queue[]) =>
            new JobSchedules((name) => queues[queueNames.indexOf(name)]!, clock),
        },
        {
          provide: QueueDepths,
          inject: queueNames.map((name) => getQueueToken(registeredName(options, name))),
          useFactory: (...queues: Queue[]) =>
            new QueueDepths(new Map(queueNames.map((name, at) => [name, queues[at]!]))),
        },
      ],
      exports: [DELIVERY_QUEUE, LOCATE_QUEUE, QueueDepths, QueueReadiness],
    };
  }
}

function bullModuleOf(options: QueueModuleOptions, backend: QueueBackend, names: readonly QueueName[]): DynamicModule {
  BullModule.queueClass = backend.Queue;
  BullModule.workerClass = backend.Worker;
  return BullModule.registerQueue(
    ...names.map((name) => ({
      name: registeredName(options, name),
      connection: backend.producerConnection,
      // A finished job is forgotten: while it is kept, its id would keep the sweeper from queuing the delivery again.
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
    })),
  );
}

function producers(options: QueueModuleOptions): FactoryProvider[] {
  const inject = [deliveryQueues.ofPress, deliveryQueues.others].map((name) =>
    getQueueToken(registeredName(options, name)),
  );
  return [
    {
      provide: DELIVERY_QUEUE,
      inject,
      useFactory: (ofPress: Queue, others: Queue) =>
        new ApartDeliveryQueue(deliveryQueue(ofPress), deliveryQueue(others)),
    },
    { provide: LOCATE_QUEUE, inject: inject.slice(1), useFactory: locateQueue },
    {
      provide: QueueReadiness,
      inject,
      useFactory: (queue: Queue) => new QueueReadiness(backendNameOf(options), queue),
    },
  ];
}

function deliveryQueue(queue: Queue): BullDeliveryQueue {
  const log = new Logger(BullDeliveryQueue.name);
  queue.on('error', (error) => log.warn({ error: error.name }, 'the queue does not answer'));
  return new BullDeliveryQueue(queue, (count, code) =>
    log.warn({ count, code }, 'deliveries were not queued; the sweeper will find them'),
  );
}

function locateQueue(queue: Queue): BullDeliveryQueue {
  const log = new Logger('LocateQueue');
  return new BullDeliveryQueue(
    queue,
    (count, code) => log.warn({ count, code }, 'requests for a location were not queued; the sweeper will find them'),
    'locate-devices',
  );
}
