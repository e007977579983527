import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import type { DeviceProtocol } from '#protocols';
import type { TrackerDatagrams } from '../session/tracker-datagrams.js';

/** Trackers of one protocol over UDP. */
export class UdpListener {
  private readonly socket: Socket;
  private isOpen = true;

  constructor(
    private readonly protocol: DeviceProtocol,
    private readonly datagrams: TrackerDatagrams,
    host: string,
  ) {
    this.socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    this.socket.on('message', (bytes: Buffer, peer: RemoteInfo) => {
      void this.datagrams.take(this.protocol, bytes, {
        address: `${peer.address} ${peer.port}`,
        send: (reply) => this.isOpen && this.socket.send(reply, peer.port, peer.address),
      });
    });
  }

  get port(): number {
    return this.socket.address().port;
  }

  listen(port: number, host: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('error', reject);
      this.socket.bind(port, host, () => {
        // A reply to whom nobody reaches any more is no reason to end.
        this.socket.off('error', reject).on('error', () => undefined);
        resolve();
      });
    });
  }

  close(): void {
    this.isOpen = false;
    this.socket.close();
  }
}
