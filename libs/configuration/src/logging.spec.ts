import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pinoHttp, type Options } from 'pino-http';
import { loggerParameters } from './logging.js';

function linesOf(write: (request: IncomingMessage) => void): string {
  let text = '';
  const sink = new Writable({ write: (chunk, _, done) => ((text += String(chunk)), done()) });
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: 'GET', url: '/ingest/osmand?id=secret-token&lat=43.238949' });
  request.headers = { authorization: 'Basic secret-token', cookie: 'secret-token' };
  pinoHttp(loggerParameters('info').pinoHttp as Options, sink)(request, new ServerResponse(request));
  write(request);
  return text;
}

describe('a log line made inside a request', () => {
  it('names the request by id alone', () => {
    const text = linesOf((request) => request.log.info('x'));
    expect(text).toContain('"reqId"');
    expect(text).not.toContain('secret-token');
  });

  it('never shows query, headers or place, even of a request that is logged whole', () => {
    const text = linesOf((request) => {
      request.log.error({ req: request, err: Object.assign(new Error('x'), { request }) }, 'x');
      request.log.error({ headers: request.headers, some: { url: request.url, authorization: 'secret-token' } }, 'x');
    });
    expect(text).toContain('"path":"/ingest/osmand"');
    expect(text).not.toContain('secret-token');
    expect(text).not.toContain('43.238949');
  });

  it('never shows the values of a failed statement', () => {
    const failed = Object.assign(new Error('failed'), {
      parameters: ['43.238949'],
      driverError: { detail: 'Key (name)=(Aigerim)' },
    });
    const text = linesOf((request) => request.log.error({ err: failed }, 'x'));
    expect(text).toContain('failed');
    expect(text).not.toMatch(/43\.238949|Aigerim/);
  });
});
