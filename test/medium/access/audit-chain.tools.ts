import { generateKeyPairSync } from 'node:crypto';
import { auditHash, CheckpointSigner, SigningKey, type StoredEntry } from '#access';
import { AuditArchiveRepository, type Sql } from '#persistence';

export const aSigner = () =>
  new CheckpointSigner(
    new SigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  );

/** Other tests' chains are not signed here. */
export class OneChain extends AuditArchiveRepository {
  constructor(
    sql: Sql,
    private readonly agencyId: string,
  ) {
    super(sql);
  }

  override async unsigned(entries: number, since: number) {
    return (await super.unsigned(entries, since)).filter(({ agencyId }) => agencyId === this.agencyId);
  }
}

/** As whoever owns the database could: every entry follows the one before it. */
export function rehashed(entries: readonly StoredEntry[]): StoredEntry[] {
  let previousHash: Buffer = Buffer.alloc(32);
  return entries.map((entry) => {
    const hash = auditHash(previousHash, entry);
    const forged = { ...entry, previousHash, hash };
    previousHash = hash;
    return forged;
  });
}
