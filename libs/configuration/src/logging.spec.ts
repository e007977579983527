import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type HttpLogger, pinoHttp, type Options } from 'pino-http';
import { loggerParameters } from './logging.js';

function linesOf(write: (logger: HttpLogger['logger'], request: IncomingMessage) => void): string {
  let text = '';
  const sink = new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) });
  const request = Object.assign(new IncomingMessage(new Socket()), { id: 'req-7' });
  Object.assign(request, { method: 'GET', url: '/ingest/osmand?id=secret-token&lat=43.238949' });
  request.headers = { authorization: 'Basic secret-token', cookie: 'secret-token' };
  write(pinoHttp(loggerParameters('info').pinoHttp as Options, sink).logger, request);
  return text;
}

describe('a log line', () => {
  it('names a request by its id, method and path, and never shows its query, headers or place', () => {
    const text = linesOf((logger, request) => {
      logger.error({ req: request, err: Object.assign(new Error('x'), { request }) }, 'x');
      logger.error({ headers: request.headers, some: { url: request.url, authorization: 'secret-token' } }, 'x');
    });
    expect(text).toContain('"req":{"id":"req-7","method":"GET","path":"/ingest/osmand"}');
    expect(text).not.toContain('secret-token');
    expect(text).not.toContain('43.238949');
  });

  it('never shows the values of a failed statement', () => {
    const failed = Object.assign(new Error('failed'), {
      parameters: ['43.238949'],
      driverError: { detail: 'Key (name)=(Aigerim)' },
    });
    const text = linesOf((logger) => logger.error({ err: failed }, 'x'));
    expect(text).toContain('failed');
    expect(text).not.toMatch(/43\.238949|Aigerim/);
  });
});
