import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#domain';
import { problemDocument } from './problem-document.js';

const addressUnreadable = () => new Problem('malformed', 'address_malformed', 'The address cannot be read.');
const nothingThere = () => new Problem('not_found', 'not_found', 'There is nothing at this address.');

/** What Fastify refuses before any route is found: addresses that cannot be decoded, ids longer than any id. */
export function refuseAddress(error: { code: string }, _request: FastifyRequest, reply: FastifyReply): void {
  const document = problemDocument(error.code === 'FST_ERR_BAD_URL' ? addressUnreadable() : nothingThere());
  void reply.status(document.status).type('application/problem+json').send(document);
}

const ends: Record<string, [status: number, code: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'headers_too_large', 'The headers of the request are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request_timeout', 'The request did not come in time.'],
};

/** What Node refuses before it is a request at all: there is no reply yet, only the socket. */
export function refuseUnreadable(error: { code: string }, socket: Socket): void {
  // A client that is gone needs no answer, and one that has begun to get another must not get two.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const [status, code, detail] = ends[error.code] ?? [400, 'malformed', 'The request cannot be read.'];
  const title = STATUS_CODES[status]!;
  const body = JSON.stringify({ type: `https://qalqan.example/problems/${code}`, title, status, code, detail });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'content-type: application/problem+json',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
