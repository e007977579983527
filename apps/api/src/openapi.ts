import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Clock, IdFactory } from '#domain';
import { ApiModule } from './api.module.js';
import { type Configuration, readConfiguration } from './configuration.js';

const description = new DocumentBuilder()
  .setTitle('Qalqan')
  .setDescription('Panic button and GPS proximity alerts for people under a protective order.')
  .setVersion('1')
  .addBearerAuth()
  .build();

export const documentOf = (app: INestApplication): OpenAPIObject => SwaggerModule.createDocument(app, description);

/** A plan of the whole api, of every surface, in which nothing runs. */
export const wholeApi = (configuration: Configuration, clock: Clock, ids: IdFactory): Promise<NestFastifyApplication> =>
  NestFactory.create<NestFastifyApplication>(
    ApiModule.with({ ...configuration, SURFACE: 'all' }, clock, ids),
    new FastifyAdapter(),
    { preview: true, logger: false },
  );

/** The document, without a database. `secret`: 32 bytes in base64 that the configuration asks for and nobody uses. */
export async function describeApi(clock: Clock, ids: IdFactory, secret: string): Promise<OpenAPIObject> {
  const configuration = readConfiguration({
    DATABASE_URL: 'postgres://127.0.0.1/none',
    ACCESS_TOKEN_SECRET: secret,
    MASTER_KEY: secret,
  });
  return documentOf(await wholeApi(configuration, clock, ids));
}
