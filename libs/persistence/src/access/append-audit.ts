import {
  auditHash,
  auditHashVersion,
  type AuditRecord,
  beginningOfChain,
  type HashedEntry,
  type Sealer,
} from '#access';
import type { Clock } from '#domain';
import type { Sql } from '../database.js';
import { keptOfCanary } from './audit-canary.js';
import { reasonPlace } from './audit-reason.js';
import { withOrderAgencies } from './audit-owners.js';
import { subjectsOf } from './audit-subjects.js';

interface Head {
  sequence: number;
  hash: Buffer;
  /** The chain is of the test alarm's agency. */
  isCanary: boolean;
}

type Subjected = AuditRecord & { subjects: readonly string[] };

/** Records of one agency each, in one order for all, so that two transactions never wait for each other. */
export function byAgency(records: readonly AuditRecord[]): Map<string, AuditRecord[]> {
  const chains = new Map<string, AuditRecord[]>();
  for (const record of records.toSorted((a, b) => (a.agencyId < b.agencyId ? -1 : Number(a.agencyId > b.agencyId)))) {
    const chain = chains.get(record.agencyId);
    if (chain) chain.push(record);
    else chains.set(record.agencyId, [record]);
  }
  return chains;
}

/**
 * Appends within a transaction that changes something else too: both are kept, or neither. Call it last: the heads stay
 * locked until the transaction ends.
 */
export async function appendAudit(sql: Sql, clock: Clock, records: readonly AuditRecord[]): Promise<void> {
  for (const [agencyId, own] of byAgency(await withOrderAgencies(sql, records)))
    await appendTo(sql, clock, agencyId, own);
}

async function appendTo(sql: Sql, clock: Clock, agencyId: string, all: readonly AuditRecord[]): Promise<void> {
  const concerned = await subjectsOf(sql, agencyId, all);
  const head = await lockHead(sql, agencyId);
  const now = clock.now();
  const at = new Date(now).toISOString();
  const given = all.map((record, index) => ({ ...record, subjects: concerned[index]! }));
  const records = head.isCanary ? await keptOfCanary(sql, agencyId, given, now) : given;
  if (records.length === 0) return;
  const sealer = records.some(({ reason }) => reason !== undefined) ? await sql.fields.sealerOf(agencyId) : undefined;
  let { sequence, hash } = head;
  const entries = records.map((record) => {
    const previous = hash;
    sequence += 1;
    const entry = entryOf(record, sequence, at, sealer);
    hash = auditHash(previous, entry);
    return { ...entry, previous, hash };
  });
  await sql.count(
    `WITH head AS (UPDATE audit_head SET sequence = $14, hash = $15 WHERE agency_id = $1)
     INSERT INTO audit_entry (agency_id, sequence, at, actor, actor_id, action, object, object_id, reason, result,
       subjects, hash_version, previous_hash, hash)
     SELECT $1, e.sequence, $3::timestamptz, e.actor, e.actor_id, e.action, e.object, e.object_id, e.reason, e.result,
       e.subjects::uuid[], $13, e.previous_hash, e.hash
     FROM unnest($2::bigint[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[],
       $11::text[], $12::bytea[], $16::bytea[])
       AS e (sequence, actor, actor_id, action, object, object_id, reason, result, subjects, previous_hash, hash)`,
    [
      agencyId,
      entries.map((entry) => entry.sequence),
      at,
      entries.map((entry) => entry.actor),
      entries.map((entry) => entry.actorId),
      entries.map((entry) => entry.action),
      entries.map((entry) => entry.object),
      entries.map((entry) => entry.objectId),
      entries.map((entry) => entry.reason),
      entries.map((entry) => entry.result),
      entries.map((entry) => `{${entry.subjects.join(',')}}`),
      entries.map((entry) => entry.previous),
      auditHashVersion,
      sequence,
      hash,
      entries.map((entry) => entry.hash),
    ],
  );
}

async function lockHead(sql: Sql, agencyId: string): Promise<Head> {
  const locked = () =>
    sql.rows<Head>(
      `SELECT sequence, hash, EXISTS (SELECT 1 FROM canary c WHERE c.agency_id = $1) AS "isCanary"
       FROM audit_head WHERE agency_id = $1 FOR UPDATE`,
      [agencyId],
    );
  const [head] = await locked();
  if (head) return head;
  await sql.count(
    `INSERT INTO audit_head (agency_id, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT (agency_id) DO NOTHING`,
    [agencyId, beginningOfChain],
  );
  return (await locked())[0]!;
}

/** As the database will give it back: else the hash would be of something else. */
const entryOf = (record: Subjected, sequence: number, at: string, sealer: Sealer | undefined): HashedEntry => ({
  agencyId: record.agencyId.toLowerCase(),
  sequence,
  at,
  actor: record.actor,
  actorId: record.actorId.toLowerCase(),
  action: record.action,
  object: record.object,
  objectId: record.objectId?.toLowerCase() ?? null,
  reason:
    record.reason === undefined
      ? null
      : sealer!.seal(reasonPlace(record.agencyId.toLowerCase(), sequence), storable(record.reason)),
  result: record.result,
  subjects: record.subjects,
  hashVersion: auditHashVersion,
});

/** Without NUL and halves of surrogate pairs, which PostgreSQL does not keep. */
const storable = (text: string): string => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
