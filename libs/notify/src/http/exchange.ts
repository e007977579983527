import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

export interface ExchangeRequest {
  method?: 'POST' | 'PUT';
  url: URL;
  /** The only address the connection may go to. Left out: whatever the name leads to, for a URL of our own operator. */
  address?: string;
  headers: Record<string, string>;
  body: string | Buffer;
  /** Ends the exchange. */
  signal: AbortSignal;
}

export type ExchangeAnswer =
  | { kind: 'answered'; status: number; retryAfterSeconds?: number; body: string }
  | { kind: 'failed'; error: 'timeout' | 'connection_failed' | 'bad_answer' };

/** More than this of an answer is not read. */
const longestBodyBytes = 16 * 1024;

/** One request over one connection. Never rejects, follows no redirect. What the answer holds is for the caller only. */
export function exchange({ method = 'POST', url, address, headers, body, signal }: ExchangeRequest) {
  return new Promise<ExchangeAnswer>((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request: ClientRequest = send(url, {
      method,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal,
      maxHeaderSize: longestBodyBytes,
      // Called for a name only; a literal address is the checked one already.
      ...(address !== undefined && {
        lookup: onlyTo(address),
      }),
    });
    request.once('response', (response) => {
      const read = readBounded(response);
      response.once('close', () =>
        resolve(signal.aborted ? { kind: 'failed', error: 'timeout' } : answerOf(response, read)),
      );
    });
    request.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'failed', error: failureOf(error, signal) }),
    );
    request.end(body);
  });
}

/** A resolver that knows one address. */
const onlyTo =
  (address: string): LookupFunction =>
  (_host, options, done) => {
    const family = isIP(address);
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };

function readBounded(response: IncomingMessage): Buffer[] {
  const chunks: Buffer[] = [];
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    read += chunk.length;
    if (read > longestBodyBytes) response.destroy();
  });
  // A cut body changes nothing: the status line was read, and `close` follows.
  response.on('error', () => response.destroy());
  return chunks;
}

function answerOf(response: IncomingMessage, chunks: readonly Buffer[]): ExchangeAnswer {
  const seconds = Number(response.headers['retry-after']);
  const asked = Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: seconds } : {};
  return { kind: 'answered', status: response.statusCode ?? 0, ...asked, body: Buffer.concat(chunks).toString('utf8') };
}

function failureOf(error: NodeJS.ErrnoException, signal: AbortSignal): 'timeout' | 'connection_failed' | 'bad_answer' {
  if (signal.aborted || error.code === 'ETIMEDOUT') return 'timeout';
  return error.code?.startsWith('HPE_') ? 'bad_answer' : 'connection_failed';
}
