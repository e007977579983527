import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Problem } from '#domain';
import { problemDocument } from '../http/problem-document.js';
import { LoadShedding } from './load-shedding.js';
import { Readings } from './readings.js';

const shed = new Problem(
  'unavailable',
  'shed',
  'The house is under too much load for lists and histories. Ask again later.',
);
const document = problemDocument(shed);
const body = JSON.stringify(document);

/**
 * Refuses readings under overload as soon as their route is known, before anything is looked up, parsed or logged for
 * them: a refusal that costs as much as an answer relieves nobody.
 */
export function shedReadings(app: NestFastifyApplication): void {
  const readings = app.get(Readings);
  const shedding = app.get(LoadShedding);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      const seconds = readings.has(request.method, request.routeOptions.url) ? shedding.refuses('lists') : undefined;
      if (seconds === undefined) {
        done();
        return;
      }
      void reply
        .status(document.status)
        .header('retry-after', String(seconds))
        .type('application/problem+json')
        .send(body);
    });
}
