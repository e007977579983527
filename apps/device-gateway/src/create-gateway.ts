import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { type Clock, systemClock } from '#domain';
import type { Configuration } from './configuration.js';
import { GatewayModule } from './gateway.module.js';

/** The gateway that trackers speak to, running. Its `close` finishes what is under way first. Time can be given, for tests. */
export async function createGateway(
  configuration: Configuration,
  clock: Clock = systemClock,
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(GatewayModule.with(configuration, clock), {
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
  return app;
}
