import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { MasterKey } from '#access';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

interface Named {
  id: string;
  key: Buffer;
}

const named = (key: Buffer): Named => ({
  id: createHmac('sha256', key).update('qalqan master key').digest('hex').slice(0, 16),
  key,
});

/** A master key that this process holds: `m1:<name of the key>:<base64url>`, AES-256-GCM. */
export class LocalMasterKey implements MasterKey {
  private readonly current: Named;
  private readonly known: ReadonlyMap<string, Buffer>;

  /**
   * @param key 32 bytes
   * @param previous those it replaced, for what they still wrap
   */
  constructor(key: Buffer, previous: readonly Buffer[] = []) {
    this.current = named(key);
    this.known = new Map([this.current, ...previous.map(named)].map(({ id, key: bytes }) => [id, bytes]));
  }

  async wrap(key: Buffer, context: string): Promise<string> {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.current.key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    return `m1:${this.current.id}:${sealed.toString('base64url')}`;
  }

  async unwrap(wrapped: string, context: string): Promise<Buffer> {
    const [version, id, text] = wrapped.split(':');
    const key = version === 'm1' && id !== undefined ? this.known.get(id) : undefined;
    if (!key || !text) throw new Error('a key of an agency was wrapped by another master key');
    const sealed = Buffer.from(text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  }

  async isCurrent(wrapped: string): Promise<boolean> {
    return wrapped.startsWith(`m1:${this.current.id}:`);
  }
}

/**
 * @param text base64 of 32 bytes
 * @throws Error that does not repeat it
 */
export function masterKeyBytes(text: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== keyBytes || new Set(bytes).size < 8)
    throw new Error('is not 32 random bytes in base64; make them with: openssl rand -base64 32');
  return bytes;
}
