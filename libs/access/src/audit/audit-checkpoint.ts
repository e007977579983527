import { type AuditKey, isSignedBy, type SigningKey } from './signing-key.js';

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

/** Signs checkpoints with the key of the house. */
export class CheckpointSigner {
  constructor(private readonly signing: SigningKey) {}

  get key(): AuditKey {
    return this.signing.key;
  }

  sign(head: Pick<AuditCheckpoint, 'agencyId' | 'sequence' | 'hash' | 'at'>): AuditCheckpoint {
    const { agencyId, sequence, hash, at } = head;
    const signature = this.signing.sign(signedBytes(head)).toString('base64url');
    return { agencyId, sequence, hash, at, keyId: this.key.keyId, signature };
  }
}

/** False, too, for a key that is not among these. */
export function isSigned(checkpoint: AuditCheckpoint, keys: readonly AuditKey[]): boolean {
  const key = keys.find(({ keyId }) => keyId === checkpoint.keyId);
  return key !== undefined && isSignedBy(key, signedBytes(checkpoint), Buffer.from(checkpoint.signature, 'base64url'));
}

const signedBytes = ({
  agencyId,
  sequence,
  hash,
  at,
}: Pick<AuditCheckpoint, 'agencyId' | 'sequence' | 'hash' | 'at'>): Buffer =>
  Buffer.from(`qalqan audit checkpoint 1\n${JSON.stringify([agencyId, sequence, hash, at])}`);
