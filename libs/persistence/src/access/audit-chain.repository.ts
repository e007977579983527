import { createHash } from 'node:crypto';
import type { AuditChain, AuditRecord } from '#access';
import type { Clock } from '#domain';
import type { Database, Sql } from '../database.js';

interface Head {
  sequence: number;
  hash: Buffer;
}

/** Hash of an entry: SHA-256 over the previous hash and the entry's fields as JSON, in this order. */
function auditHash(previous: Buffer, sequence: number, at: string, record: AuditRecord): Buffer {
  const { agencyId, actor, actorId, action, object, objectId = null, reason = null, result } = record;
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([agencyId, sequence, at, actor, actorId, action, object, objectId, reason, result]))
    .digest();
}

const beginning = Buffer.alloc(32);

/** One chain per agency: its head row is locked while entries are added, so that no two follow the same one. */
export class AuditChainRepository implements AuditChain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  append(records: readonly AuditRecord[]): Promise<void> {
    return this.database.transaction((sql) => appendAudit(sql, this.clock, records));
  }
}

/**
 * Appends within a transaction that changes something else too: both are kept, or neither. Call it last: the heads stay
 * locked until the transaction ends.
 */
export async function appendAudit(sql: Sql, clock: Clock, records: readonly AuditRecord[]): Promise<void> {
  const byAgency = new Map<string, AuditRecord[]>();
  // In one order for all, so that two transactions never wait for each other.
  for (const record of records.toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : Number(a.agencyId > b.agencyId))))
    byAgency.set(record.agencyId, [...(byAgency.get(record.agencyId) ?? []), record]);
  for (const [agencyId, own] of byAgency) await appendTo(sql, clock, agencyId, own);
}

async function appendTo(sql: Sql, clock: Clock, agencyId: string, records: readonly AuditRecord[]): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  await sql.count(
    `INSERT INTO audit_head (agency_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT (agency_id) DO NOTHING`,
    [agencyId, beginning],
  );
  const [head] = await sql.rows<Head>(`SELECT sequence, hash FROM audit_head WHERE agency_id = $1 FOR UPDATE`, [
    agencyId,
  ]);
  let { sequence, hash } = head!;
  const entries = records.map((record) => {
    const previous = hash;
    sequence += 1;
    hash = auditHash(previous, sequence, at, record);
    return { record, sequence, previous, hash };
  });
  await sql.count(
    `INSERT INTO audit_entry
       (agency_id, sequence, at, actor, actor_id, action, object, object_id, reason, result, previous_hash, hash)
     SELECT $1, e.* FROM unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::uuid[], $6::text[], $7::text[],
       $8::uuid[], $9::text[], $10::text[], $11::bytea[], $12::bytea[]) AS e`,
    [
      agencyId,
      entries.map((entry) => entry.sequence),
      entries.map(() => at),
      entries.map(({ record }) => record.actor),
      entries.map(({ record }) => record.actorId),
      entries.map(({ record }) => record.action),
      entries.map(({ record }) => record.object),
      entries.map(({ record }) => record.objectId ?? null),
      entries.map(({ record }) => record.reason ?? null),
      entries.map(({ record }) => record.result),
      entries.map((entry) => entry.previous),
      entries.map((entry) => entry.hash),
    ],
  );
  await sql.count(`UPDATE audit_head SET sequence = $2, hash = $3 WHERE agency_id = $1`, [agencyId, sequence, hash]);
}
