import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import type { DeviceProtocol } from '#protocols';
import type { ConnectionLimits } from '../session/connection-limits.js';
import type { LiveSessions } from '../session/live-sessions.js';

export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

const handshakeMilliseconds = 10_000;
/** Asks whether the other end is there, where nobody says anything. */
const keepAliveMilliseconds = 60_000;
/** Who does not read what it is sent is not waited for with more than this in memory. */
const mostUnreadBytes = 65_536;

/** Trackers of one protocol over TCP, or over TLS where a certificate is given. */
export class TcpListener {
  private readonly server: Server;

  constructor(
    private readonly protocol: DeviceProtocol,
    private readonly sessions: LiveSessions,
    private readonly limits: ConnectionLimits,
    private readonly refused: () => void,
    certificate?: Certificate,
  ) {
    if (certificate) {
      const server = createTlsServer({ ...certificate, handshakeTimeout: handshakeMilliseconds });
      server.on('connection', (socket: Socket) => void this.admit(socket));
      server.on('secureConnection', (socket) => this.serve(socket));
      server.on('tlsClientError', (_error, socket) => socket.destroy());
      this.server = server;
    } else {
      this.server = createServer({ noDelay: true }, (socket) => {
        if (this.admit(socket)) this.serve(socket);
      });
    }
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject).listen({ port, host, backlog: 4_096 }, () => resolve());
    });
  }

  /** Takes no more; who is connected is ended by the sessions. */
  close(): void {
    this.server.close();
  }

  private admit(socket: Socket): boolean {
    const address = socket.remoteAddress ?? '';
    if (!this.limits.enter(address)) {
      this.refused();
      socket.destroy();
      return false;
    }
    socket.once('close', () => this.limits.leave(address));
    return true;
  }

  private serve(socket: Socket): void {
    socket.setKeepAlive(true, keepAliveMilliseconds);
    const session = this.sessions.open(this.protocol, {
      send: (bytes) => {
        if (socket.writableLength > mostUnreadBytes) socket.destroy();
        else socket.write(bytes);
      },
      end: () => socket.destroySoon(),
    });
    socket.on('data', (chunk: Buffer) => {
      // Nothing more of it is read while a frame waits: the other end is held back by TCP itself.
      socket.pause();
      void session.take(chunk).then(() => socket.resume());
    });
    socket.on('error', () => undefined);
    socket.once('close', () => session.end());
  }
}
