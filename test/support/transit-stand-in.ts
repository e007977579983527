import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Body {
  plaintext?: string;
  ciphertext?: string;
  associated_data?: string;
}

/** A key service that speaks as the transit engine of Vault: one key of type aes256-gcm96, with its versions. */
export class TransitStandIn {
  /** Of the version at their place, from 1 on. */
  private readonly versions = [randomBytes(32)];
  /** What it answers instead, while it is set. */
  failure: number | undefined;
  requests = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly token: string,
  ) {}

  static async open(token = randomBytes(16).toString('hex')): Promise<TransitStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const stand = new TransitStandIn(server, `http://127.0.0.1:${port}`, token);
    server.on('request', (request, response) => void stand.answer(request, response));
    return stand;
  }

  rotate(): void {
    this.versions.push(randomBytes(32));
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const say = (status: number, body: object): void => void response.writeHead(status).end(JSON.stringify(body));
    if (this.failure) return say(this.failure, { errors: ['Vault is sealed'] });
    if (request.headers['x-vault-token'] !== this.token) return say(403, { errors: ['permission denied'] });
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Body) : {};
    switch (`${request.method} ${request.url}`) {
      case 'GET /v1/transit/keys/agencies':
        return say(200, { data: { name: 'agencies', type: 'aes256-gcm96', latest_version: this.versions.length } });
      case 'POST /v1/transit/encrypt/agencies':
        return say(200, { data: { ciphertext: this.encrypted(body), key_version: this.versions.length } });
      case 'POST /v1/transit/decrypt/agencies':
        try {
          return say(200, { data: { plaintext: this.decrypted(body) } });
        } catch {
          return say(400, { errors: ['cipher: message authentication failed'] });
        }
      default:
        return say(404, { errors: [] });
    }
  }

  private encrypted({ plaintext = '', associated_data: data = '' }: Body): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.versions.at(-1)!, nonce).setAAD(Buffer.from(data, 'base64'));
    const text = [nonce, cipher.update(Buffer.from(plaintext, 'base64')), cipher.final(), cipher.getAuthTag()];
    return `vault:v${this.versions.length}:${Buffer.concat(text).toString('base64')}`;
  }

  private decrypted({ ciphertext = '', associated_data: data = '' }: Body): string {
    const [, version, text = ''] = ciphertext.split(':');
    const sealed = Buffer.from(text, 'base64');
    const key = this.versions[Number(version?.slice(1)) - 1]!;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
      .setAAD(Buffer.from(data, 'base64'))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('base64');
  }
}
