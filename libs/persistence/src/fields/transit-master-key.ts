import { type MasterKey, MasterKeyUnavailable } from '#access';

export interface TransitOptions {
  /** Where it answers, without a path: https://vault.example:8200 */
  url: string;
  /** Name of the key there. */
  key: string;
  /** Read anew for each request: it may be renewed by another program. */
  token: () => Promise<string>;
}

const timeoutMilliseconds = 5_000;

interface Answer {
  data?: { ciphertext?: string; plaintext?: string; latest_version?: number };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/**
 * A master key that never leaves its service: the transit engine of HashiCorp Vault or OpenBao. The service's key must be of
 * type aes256-gcm96 (the default), which binds what it wraps to a context. It rotates the key itself.
 */
export class TransitMasterKey implements MasterKey {
  private latest: Promise<number> | undefined;

  constructor(private readonly options: TransitOptions) {}

  async wrap(key: Buffer, context: string): Promise<string> {
    const plain = { plaintext: key.toString('base64'), associated_data: base64(context) };
    const { ciphertext } = await this.ask('POST', `encrypt/${this.keyPath()}`, plain);
    if (!ciphertext) throw new MasterKeyUnavailable('the key service gave no ciphertext');
    return ciphertext;
  }

  async unwrap(wrapped: string, context: string): Promise<Buffer> {
    const sealed = { ciphertext: wrapped, associated_data: base64(context) };
    const { plaintext } = await this.ask('POST', `decrypt/${this.keyPath()}`, sealed);
    if (plaintext === undefined) throw new MasterKeyUnavailable('the key service gave no plaintext');
    return Buffer.from(plaintext, 'base64');
  }

  /** The version is asked once: rewrapping is a run of its own. */
  async isCurrent(wrapped: string): Promise<boolean> {
    this.latest ??= this.ask('GET', `keys/${this.keyPath()}`).then(({ latest_version: version }) => version ?? 0);
    return wrapped.startsWith(`vault:v${await this.latest}:`);
  }

  private keyPath(): string {
    return encodeURIComponent(this.options.key);
  }

  private async ask(method: string, path: string, body?: object): Promise<NonNullable<Answer['data']>> {
    const answer = await fetch(new URL(`/v1/transit/${path}`, this.options.url), {
      method,
      headers: { 'x-vault-token': await this.options.token(), 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    }).catch((error: unknown) => {
      throw new MasterKeyUnavailable('the key service does not answer', error);
    });
    // 400: it cannot open this with its key. Anything else is its own trouble: sealed, no right, too many requests.
    if (answer.status === 400) throw new Error('the key service refuses what it is given');
    if (!answer.ok) throw new MasterKeyUnavailable(`the key service answers ${answer.status}`);
    return ((await answer.json()) as Answer).data ?? {};
  }
}
