import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Port. Seals what must be readable again, for whoever knows what it belongs to: `context` opens only what it sealed. */
export interface SecretBox {
  seal(plain: Buffer, context: string): Buffer;
  /** @throws Error when it was sealed by another key, for another context, or was changed */
  open(sealed: Buffer, context: string): Buffer;
}

/** A key of 32 bytes for one purpose alone: none of them tells anything of another or of the secret (HKDF, RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'qalqan', purpose, 32));

/** First byte of what is sealed, so that another way can follow without guessing. */
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM by one key: version, nonce, tag, ciphertext. */
export class KeyedSecretBox implements SecretBox {
  /** @param key 32 bytes, from {@link deriveKey} */
  constructor(private readonly key: Buffer) {}

  seal(plain: Buffer, context: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), text]);
  }

  open(sealed: Buffer, context: string): Buffer {
    if (sealed[0] !== version) throw new Error('a sealed secret is of an unknown version');
    const text = 1 + nonceBytes + tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, 1 + nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(1 + nonceBytes, text));
    return Buffer.concat([decipher.update(sealed.subarray(text)), decipher.final()]);
  }
}
