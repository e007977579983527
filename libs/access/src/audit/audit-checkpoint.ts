import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** How far an agency's chain had come at a time, signed: whoever keeps it elsewhere can prove what stood in the chain. */
export interface AuditCheckpoint {
  agencyId: string;
  /** Of the last entry it covers. */
  sequence: number;
  /** Of that entry, hexadecimal. */
  hash: string;
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  keyId: string;
  /** Ed25519 (RFC 8032), base64url. */
  signature: string;
}

/** The public half, as `GET /v1/audit/key` shows it. */
export interface AuditKey {
  keyId: string;
  /** SPKI, PEM. */
  publicKey: string;
}

/** Signs checkpoints with one Ed25519 key. */
export class CheckpointSigner {
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

  sign(head: Pick<AuditCheckpoint, 'agencyId' | 'sequence' | 'hash' | 'at'>): AuditCheckpoint {
    const { agencyId, sequence, hash, at } = head;
    const signature = sign(null, signedBytes(head), this.privateKey).toString('base64url');
    return { agencyId, sequence, hash, at, keyId: this.key.keyId, signature };
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

/** False, too, for a key that is not among these. */
export function isSigned(checkpoint: AuditCheckpoint, keys: readonly AuditKey[]): boolean {
  const key = keys.find(({ keyId }) => keyId === checkpoint.keyId);
  if (!key) return false;
  return verify(null, signedBytes(checkpoint), key.publicKey, Buffer.from(checkpoint.signature, 'base64url'));
}

const signedBytes = ({
  agencyId,
  sequence,
  hash,
  at,
}: Pick<AuditCheckpoint, 'agencyId' | 'sequence' | 'hash' | 'at'>): Buffer =>
  Buffer.from(`qalqan audit checkpoint 1\n${JSON.stringify([agencyId, sequence, hash, at])}`);

function privateKeyOf(pem: string): KeyObject {
  const key = readPrivateKey(pem);
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error('is not an Ed25519 private key (PKCS#8, PEM)');
  return key;
}

/** `undefined` when it is none: what OpenSSL says of it may quote it. */
function readPrivateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
