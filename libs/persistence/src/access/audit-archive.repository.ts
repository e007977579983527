import type {
  AuditArchive,
  AuditCheckpoint,
  AuditKey,
  ChainPoint,
  CheckpointStore,
  OneChain,
  StoredEntry,
  UnsignedChain,
} from '#access';
import { instant } from '../columns.js';
import type { Sql } from '../database.js';

type EntryRow = Omit<StoredEntry, 'at'> & { at: Date };
type CheckpointRow = Omit<AuditCheckpoint, 'hash' | 'at'> & { hash: Buffer; at: Date };

interface UnsignedRow extends ChainPoint {
  agencyId: string;
  signedSequence: number | null;
  signedHash: Buffer | null;
}

const checkpointColumns = `agency_id AS "agencyId", sequence, hash, at, key_id AS "keyId", signature`;

const checkpointOf = (row: CheckpointRow): AuditCheckpoint => ({
  ...row,
  hash: row.hash.toString('hex'),
  at: row.at.toISOString(),
});

/** Chains signed in one run. */
const chainsAtOnce = 500;

/** Loud: the chains of all agencies, for what watches over them; nobody's reading. */
export class AuditArchiveRepository implements AuditArchive, CheckpointStore, OneChain {
  constructor(private readonly sql: Sql) {}

  async agencies(): Promise<string[]> {
    const rows = await this.sql.rows<{ id: string }>(
      `WITH RECURSIVE written AS (
         (SELECT agency_id FROM audit_entry ORDER BY agency_id LIMIT 1)
         UNION ALL
         SELECT (SELECT e.agency_id FROM audit_entry e WHERE e.agency_id > w.agency_id ORDER BY e.agency_id LIMIT 1)
         FROM written w WHERE w.agency_id IS NOT NULL)
       SELECT agency_id AS id FROM written WHERE agency_id IS NOT NULL
       UNION SELECT agency_id FROM audit_head UNION SELECT agency_id FROM audit_checkpoint ORDER BY id`,
    );
    return rows.map(({ id }) => id);
  }

  async head(agencyId: string): Promise<ChainPoint | undefined> {
    const [row] = await this.sql.rows<ChainPoint>(`SELECT sequence, hash FROM audit_head WHERE agency_id = $1`, [
      agencyId,
    ]);
    return row;
  }

  async entries(agencyId: string, after: number, until: number, limit: number): Promise<StoredEntry[]> {
    const rows = await this.sql.rows<EntryRow>(
      `SELECT agency_id AS "agencyId", sequence, at, actor, actor_id AS "actorId", action, object, object_id AS "objectId",
         reason, result, subjects, hash_version AS "hashVersion", previous_hash AS "previousHash", hash
       FROM audit_entry WHERE agency_id = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence LIMIT $4`,
      [agencyId, after, until, limit],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  async beyondHead(agencyId: string): Promise<{ first: number; last: number } | undefined> {
    const [row] = await this.sql.rows<{ first: number | null; last: number | null }>(
      `SELECT min(sequence) AS first, max(sequence) AS last FROM audit_entry WHERE agency_id = $1
         AND sequence > coalesce((SELECT sequence FROM audit_head WHERE agency_id = $1), 0)`,
      [agencyId],
    );
    const { first = null, last = null } = row ?? {};
    return first === null || last === null ? undefined : { first, last };
  }

  async checkpoints(agencyId: string): Promise<AuditCheckpoint[]> {
    const rows = await this.sql.rows<CheckpointRow>(
      `SELECT ${checkpointColumns} FROM audit_checkpoint WHERE agency_id = $1 ORDER BY sequence`,
      [agencyId],
    );
    return rows.map(checkpointOf);
  }

  async checkpointsBetween(agencyId: string, after: number, until: number): Promise<AuditCheckpoint[]> {
    const rows = await this.sql.rows<CheckpointRow>(
      `SELECT ${checkpointColumns} FROM audit_checkpoint WHERE agency_id = $1 AND sequence > $2 AND sequence <= $3
       ORDER BY sequence`,
      [agencyId, after, until],
    );
    return rows.map(checkpointOf);
  }

  async newest(agencyId: string): Promise<AuditCheckpoint | undefined> {
    const [row] = await this.sql.rows<CheckpointRow>(
      `SELECT ${checkpointColumns} FROM audit_checkpoint WHERE agency_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [agencyId],
    );
    return row && checkpointOf(row);
  }

  keys(): Promise<AuditKey[]> {
    return this.sql.rows<AuditKey>(`SELECT key_id AS "keyId", public_key AS "publicKey" FROM audit_key ORDER BY since`);
  }

  async unsigned(entries: number, since: number): Promise<UnsignedChain[]> {
    const rows = await this.sql.rows<UnsignedRow>(
      `SELECT h.agency_id AS "agencyId", h.sequence, h.hash, c.sequence AS "signedSequence", c.hash AS "signedHash"
       FROM audit_head h
       LEFT JOIN LATERAL (SELECT sequence, hash, at FROM audit_checkpoint x WHERE x.agency_id = h.agency_id
         ORDER BY x.sequence DESC LIMIT 1) c ON true
       WHERE h.sequence > coalesce(c.sequence, 0)
         AND (h.sequence >= coalesce(c.sequence, 0) + $1 OR c.at IS NULL OR c.at <= $2::timestamptz)
       ORDER BY c.at NULLS FIRST, h.agency_id LIMIT $3`,
      [entries, instant(since), chainsAtOnce],
    );
    return rows.map(({ agencyId, sequence, hash, signedSequence, signedHash }) => ({
      agencyId,
      head: { sequence, hash },
      signed: signedSequence === null ? undefined : { sequence: signedSequence, hash: signedHash! },
    }));
  }

  async keep(checkpoint: AuditCheckpoint, key: AuditKey): Promise<void> {
    const { agencyId, sequence, hash, at, keyId, signature } = checkpoint;
    await this.sql.count(
      `INSERT INTO audit_key (key_id, public_key, since) VALUES ($1, $2, $3) ON CONFLICT (key_id) DO NOTHING`,
      [key.keyId, key.publicKey, at],
    );
    await this.sql.count(
      `INSERT INTO audit_checkpoint (agency_id, sequence, hash, at, key_id, signature)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency_id, sequence) DO NOTHING`,
      [agencyId, sequence, Buffer.from(hash, 'hex'), at, keyId, signature],
    );
  }
}
