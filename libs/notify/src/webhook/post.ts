import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';

export interface PostRequest {
  url: URL;
  /** The only address the connection may go to. */
  address: string;
  headers: Record<string, string>;
  body: string;
  /** Ends the exchange. */
  signal: AbortSignal;
}

export type PostAnswer =
  | { kind: 'answered'; status: number; retryAfterSeconds?: number }
  | { kind: 'failed'; error: 'timeout' | 'connection_failed' | 'bad_answer' };

/** More than this of an answer is not read: only its status matters. */
const longestBodyBytes = 16 * 1024;

/** One POST over one connection to one address. Never rejects, follows nothing, keeps nothing of the answer's body. */
export function post({ url, address, headers, body, signal }: PostRequest): Promise<PostAnswer> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const request: ClientRequest = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      signal,
      maxHeaderSize: longestBodyBytes,
      // Called for a name only; a literal address is the checked one already.
      lookup: (_host, options, done) => {
        const family = isIP(address);
        if (options.all) done(null, [{ address, family }]);
        else done(null, address, family);
      },
    });
    request.once('response', (response) => {
      readBounded(response);
      response.once('close', () => resolve(signal.aborted ? { kind: 'failed', error: 'timeout' } : answerOf(response)));
    });
    request.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: 'failed', error: failureOf(error, signal) }),
    );
    request.end(body);
  });
}

function readBounded(response: IncomingMessage): void {
  let read = 0;
  response.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > longestBodyBytes) response.destroy();
  });
  // A cut body changes nothing: the status line was read, and `close` follows.
  response.on('error', () => response.destroy());
}

function answerOf(response: IncomingMessage): PostAnswer {
  const seconds = Number(response.headers['retry-after']);
  const asked = Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: seconds } : {};
  return { kind: 'answered', status: response.statusCode ?? 0, ...asked };
}

function failureOf(error: NodeJS.ErrnoException, signal: AbortSignal): 'timeout' | 'connection_failed' | 'bad_answer' {
  if (signal.aborted || error.code === 'ETIMEDOUT') return 'timeout';
  return error.code?.startsWith('HPE_') ? 'bad_answer' : 'connection_failed';
}
