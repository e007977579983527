import { parse as parseForm } from 'node:querystring';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#domain';

type Done = (error: Error | null, body?: unknown) => void;

/**
 * Lets in the bodies that phones and loggers send: JSON of no length (OwnTracks, when a friend is removed), and under
 * `/ingest` a body with a strange content type or none (GPSLogger sends a form or JSON without saying which). A chunk of a recording
 * is taken as the bytes that it is.
 */
export function acceptForgivingBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  const json = (request: FastifyRequest, body: string, done: Done): void => {
    if (body.length === 0) done(null, undefined);
    else void parseJson(request, body, done);
  };
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done: Done) =>
    json(request, body.toString('utf8'), done),
  );
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit });
  const anything = (request: FastifyRequest, body: Buffer, done: Done): void => {
    if (!request.url.startsWith('/ingest/')) {
      done(new Problem('malformed', 'media_type', 'Send application/json.'));
      return;
    }
    const text = body.toString('utf8').trim();
    if (text === '' || text.startsWith('{') || text.startsWith('[')) json(request, text, done);
    else done(null, text.includes('=') ? parseForm(text, '&', '=', { maxKeys }) : text);
  };
  const sound = (request: FastifyRequest, body: Buffer, done: Done): void => {
    if (request.url.startsWith('/v1/recordings/')) done(null, body);
    else anything(request, body, done);
  };
  app.useBodyParser('application/octet-stream', { bodyLimit }, sound);
  // Text apart from the rest: Fastify has a parser of its own for it.
  app.useBodyParser('text/plain', { bodyLimit }, anything);
  app.useBodyParser('*', { bodyLimit }, anything);
}

/** No dialect has a quarter of it. */
const maxKeys = 100;
