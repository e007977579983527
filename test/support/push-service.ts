import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from '#domain';

export interface Pushed {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** As the browser reads it. */
  text: string;
}

/** A browser's push service and the browser behind it: it opens what comes with the keys of its own subscription. */
export class PushService {
  readonly pushed: Pushed[] = [];
  answer: (response: ServerResponse) => void = (response) => void response.writeHead(201).end();
  private readonly browser: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  private constructor(private readonly server: Server) {
    this.browser.generateKeys();
  }

  static async open(): Promise<PushService> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        service.pushed.push({ path, headers, text: service.opened(Buffer.concat(chunks)) });
        service.answer(response);
      });
    });
    const service = new PushService(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get subscription(): Address & { channel: 'web_push' } {
    const keys = { p256dh: this.browser.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
    return { channel: 'web_push', subscription: { endpoint: `${this.origin}/push/one`, keys } };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** RFC 8188 with the keys of RFC 8291: salt, record size, the sender's key, and one record that ends with 2. */
  private opened(body: Buffer): string {
    const salt = body.subarray(0, 16);
    const keyLength = body[20]!;
    const sender = body.subarray(21, 21 + keyLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.browser.getPublicKey(), sender]);
    const secret = hkdfSync('sha256', this.browser.computeSecret(sender), this.auth, info, 32);
    const derive = (name: string, length: number): Buffer =>
      Buffer.from(hkdfSync('sha256', new Uint8Array(secret), salt, `Content-Encoding: ${name}\0`, length));
    const record = body.subarray(21 + keyLength);
    const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
    decipher.setAuthTag(record.subarray(-16));
    const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8');
  }
}
