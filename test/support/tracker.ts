import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** One connection of a device, as the device sees it. */
export class Tracker {
  readonly closed: Promise<void>;
  private received = Buffer.alloc(0);
  private wake: (() => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.wake?.();
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    void this.closed.then(() => this.wake?.());
  }

  static async connect(port: number): Promise<Tracker> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Tracker(socket);
  }

  static async connectTls(port: number, ca: string): Promise<Tracker> {
    const socket = connectTls({ port, host: '127.0.0.1', ca, checkServerIdentity: () => undefined });
    await once(socket, 'secureConnect');
    return new Tracker(socket);
  }

  /** All that came and was not taken. */
  get unread(): string {
    return this.received.toString('hex');
  }

  send(bytes: Buffer): void {
    this.socket.write(bytes);
  }

  /** The next bytes, in hexadecimal; empty when the connection ended before. */
  async reply(length: number): Promise<string> {
    while (this.received.length < length && !this.socket.destroyed) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const taken = this.received.subarray(0, length).toString('hex');
    this.received = this.received.subarray(length);
    return taken;
  }

  async ask(bytes: Buffer, length: number): Promise<string> {
    this.send(bytes);
    return this.reply(length);
  }

  async end(): Promise<void> {
    this.socket.destroy();
    await this.closed;
  }
}
