import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** The public half of the key that signs for the house, as `GET /v1/audit/key` shows it. */
export interface AuditKey {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
}

/** One Ed25519 key (RFC 8032): it signs the checkpoints of the audit chain and the evidence. */
export class SigningKey {
  readonly key: AuditKey;
  private readonly privateKey: KeyObject;

  /**
   * @param pem PKCS#8
   * @throws Error when it is no Ed25519 key; the message does not repeat it
   */
  constructor(pem: string) {
    this.privateKey = privateKeyOf(pem);
    this.key = auditKeyOf(createPublicKey(this.privateKey).export({ type: 'spki', format: 'pem' }));
  }

  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.privateKey);
  }
}

/** @throws Error when it is no Ed25519 key */
export function auditKeyOf(pem: string | Buffer): AuditKey {
  const publicKey = createPublicKey(pem);
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new Error('is not an Ed25519 key');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** A key that is none has signed nothing: whoever spoils one in the database must not stop what would find it. */
export function isSignedBy({ publicKey }: AuditKey, bytes: Buffer, signature: Buffer): boolean {
  const key = readKey(() => createPublicKey(publicKey));
  return key?.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature);
}

function privateKeyOf(pem: string): KeyObject {
  const key = readKey(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('is not an Ed25519 private key (PKCS#8, PEM)');
  return key;
}

/** `undefined` when it is none: what OpenSSL says of it may quote it. */
function readKey(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
