import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { type Clock, systemClock } from '#domain';
import type { Channel } from '#notify';
import type { Configuration } from './configuration.js';
import { WorkerModule } from './worker.module.js';

/** The worker, running. Its `close` ends running jobs first. Time and channels can be given, for tests. */
export async function createWorker(
  configuration: Configuration,
  clock: Clock = systemClock,
  channels?: readonly Channel[],
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(configuration, clock, channels), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  return app;
}
