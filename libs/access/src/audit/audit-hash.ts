import { createHash } from 'node:crypto';
import type { AuditRecord } from '../ports.js';

/** 2: with the people whom an entry concerns. Entries of version 1 were written before they were kept. */
export const auditHashVersion = 2;

/** What the hash of an entry covers, beside the hash of the entry before it. */
export interface HashedEntry {
  agencyId: string;
  /** From 1 on, without a gap. */
  sequence: number;
  /** ISO 8601 with milliseconds, UTC. */
  at: string;
  actor: AuditRecord['actor'];
  actorId: string;
  action: string;
  object: string;
  objectId: string | null;
  reason: string | null;
  result: AuditRecord['result'];
  /** Ids of the people concerned, in ascending order. */
  subjects: readonly string[];
  hashVersion: number;
}

/** What the first entry of a chain follows. */
export const beginningOfChain: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over the previous hash and the entry's fields as a JSON list. The list of version 2 begins with its number, that of
 * version 1 with the agency's id: no entry of one is an entry of the other.
 */
export function auditHash(previous: Buffer, entry: HashedEntry): Buffer {
  const { agencyId, sequence, at, actor, actorId, action, object, objectId, reason, result, subjects } = entry;
  const fields = [agencyId, sequence, at, actor, actorId, action, object, objectId, reason, result];
  const covered = entry.hashVersion === 1 ? fields : [entry.hashVersion, ...fields, subjects];
  return createHash('sha256').update(previous).update(JSON.stringify(covered)).digest();
}
