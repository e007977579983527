import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Identity } from './own-identity.js';

export interface FcmRequest {
  path: string;
  authorization: string | undefined;
  host: string | undefined;
  message: Record<string, unknown> & { token: string };
}

type Answer = (response: ServerResponse, request: FcmRequest) => void;

/** Answers of the real service, HTTP v1 (https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode). */
export const fcmAnswers = {
  accepted: json(200, { name: 'projects/stand-in/messages/1' }),
  unregistered: json(404, fcmError(404, 'NOT_FOUND', 'UNREGISTERED')),
  senderMismatch: json(403, fcmError(403, 'PERMISSION_DENIED', 'SENDER_ID_MISMATCH')),
  invalidArgument: json(400, fcmError(400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT')),
  quotaExceeded: json(429, fcmError(429, 'RESOURCE_EXHAUSTED', 'QUOTA_EXCEEDED')),
  unavailable: json(503, fcmError(503, 'UNAVAILABLE', 'UNAVAILABLE')),
  withoutName: json(200, {}),
  garbage: (response: ServerResponse) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  brokenProtocol: (response: ServerResponse) => void response.socket?.end('SSH-2.0-nonsense\r\n\r\n'),
  hang: () => undefined,
} satisfies Record<string, Answer>;

/**
 * Stands where fcm.googleapis.com is, and the server that gives out access tokens. The client's own code runs to the last
 * byte: its connections lead here, without TLS by the agent that it is given, or with it when the whole process is led here.
 */
export class FcmStandIn {
  readonly requests: FcmRequest[] = [];
  answer: Answer = fcmAnswers.accepted;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** @param identity without it, no TLS */
  static async open(identity?: Identity): Promise<FcmStandIn> {
    const listener: RequestListener = (request, response) => void standIn.receive(request, response);
    const server = identity ? createSecureServer(identity, listener) : createServer(listener);
    const standIn = new FcmStandIn(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return standIn;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  readonly connect = (): Socket => {
    const socket = connect(this.port, '127.0.0.1');
    this.sockets.add(socket.once('close', () => this.sockets.delete(socket)));
    return socket;
  };

  get openConnections(): number {
    return this.sockets.size;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    // RFC 6749, 5.1.
    if (request.url === '/token')
      return sendJson(response, 200, { access_token: 'of-the-stand-in', token_type: 'Bearer', expires_in: 3_600 });
    const { authorization, host } = request.headers;
    const received = { path: request.url ?? '', authorization, host, message: JSON.parse(body).message };
    this.requests.push(received);
    this.answer(response, received);
  }
}

function json(status: number, body: unknown): Answer {
  return (response) => sendJson(response, status, body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body));
}

function fcmError(code: number, status: string, errorCode: string): unknown {
  const details = [{ '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError', errorCode }];
  return { error: { code, message: 'refused by the stand-in', status, details } };
}
