import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The public half of a key that signs evidence. */
export interface ManifestKey {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
}

/** Signs manifests with one Ed25519 key (RFC 8032): the one that signs the checkpoints of the audit chain. */
export class ManifestSigner {
  readonly key: ManifestKey;
  private readonly privateKey: KeyObject;

  /**
   * @param pem PKCS#8
   * @throws Error when it is no Ed25519 key; the message does not repeat it
   */
  constructor(pem: string) {
    this.privateKey = privateKeyOf(pem);
    this.key = manifestKeyOf(createPublicKey(this.privateKey).export({ type: 'spki', format: 'pem' }));
  }

  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.privateKey);
  }
}

/** @throws Error when it is no Ed25519 key */
export function manifestKeyOf(pem: string | Buffer): ManifestKey {
  const publicKey = createPublicKey(pem);
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('is not an Ed25519 key');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

export const isSignedBy = ({ publicKey }: ManifestKey, bytes: Buffer, signature: Buffer): boolean =>
  verify(null, bytes, publicKey, signature);

function privateKeyOf(pem: string): KeyObject {
  const key = readable(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('is not an Ed25519 private key (PKCS#8, PEM)');
  return key;
}

function readable(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // What OpenSSL says of it may quote it.
    return undefined;
  }
}
