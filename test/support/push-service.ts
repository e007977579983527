import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Address } from '#domain';
import type { Identity } from './own-identity.js';

export interface Pushed {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  /** As the browser reads it. */
  text: string;
}

/** A browser's push service and the browser behind it: it opens what comes with the keys of its own subscription. */
export class PushService {
  readonly pushed: Pushed[] = [];
  answer: (response: ServerResponse, pushed: Pushed) => void = (response) => void response.writeHead(201).end();
  private readonly browser: ECDH = createECDH('prime256v1');
  private readonly auth = randomBytes(16);

  private constructor(
    private readonly server: Server,
    private readonly scheme: 'http' | 'https',
  ) {
    this.browser.generateKeys();
  }

  /** @param identity without it, no TLS */
  static async open(identity?: Identity): Promise<PushService> {
    const listener: RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { url: path = '', headers } = request;
        const pushed = { path, headers, text: service.opened(Buffer.concat(chunks)) };
        service.pushed.push(pushed);
        service.answer(response, pushed);
      });
    };
    const server = identity ? createSecureServer(identity, listener) : createServer(listener);
    const service = new PushService(server, identity ? 'https' : 'http');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return service;
  }

  get origin(): string {
    return `${this.scheme}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get subscription(): Address & { channel: 'web_push' } {
    return this.subscriptionAt('/push/one');
  }

  /** Of the same browser, at another path. */
  subscriptionAt(path: string): Address & { channel: 'web_push' } {
    const keys = { p256dh: this.browser.getPublicKey('base64url'), auth: this.auth.toString('base64url') };
    return { channel: 'web_push', subscription: { endpoint: `${this.origin}${path}`, keys } };
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
