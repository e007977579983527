import { isSigned, type AuditCheckpoint } from './audit-checkpoint.js';
import { beginningOfChain } from './audit-hash.js';
import { type ChainFault, type ChainPoint, ChainVerifier, type StoredEntry } from './chain-verifier.js';
import type { AuditKey } from './signing-key.js';

/** Entries of one part: computed within the time of one request. */
const entriesAtOnce = 5_000;

/** Port. The chain of one agency, as it lies there. */
export interface OneChain {
  head(agencyId: string): Promise<ChainPoint | undefined>;
  /** By sequence, from after `after` up to `until`. */
  entries(agencyId: string, after: number, until: number, limit: number): Promise<StoredEntry[]>;
  /** The entries beyond the head, if there are any. */
  beyondHead(agencyId: string): Promise<{ first: number; last: number } | undefined>;
  checkpointsBetween(agencyId: string, after: number, until: number): Promise<AuditCheckpoint[]>;
  keys(): Promise<AuditKey[]>;
}
export const ONE_CHAIN = Symbol('OneChain');

export interface VerifiedPart {
  /** Of this part. */
  entries: number;
  verifiedTo: number;
  /** Where the chain ends, as its head says. */
  head: number;
  complete: boolean;
  faults: ChainFault[];
  checkpoints: AuditCheckpoint[];
}

/**
 * Verifies the chain of one agency from after an entry that is believed, a part at a time. Whether an entry was rewritten or the one
 * before it, the next one tells: one more than the part is read, and what is found of it is left to the next part.
 */
export async function verifyPart(
  chain: OneChain,
  agencyId: string,
  after: number,
  limit = entriesAtOnce,
): Promise<VerifiedPart> {
  const head = await chain.head(agencyId);
  const until = head?.sequence ?? 0;
  const from = after === 0 ? [] : await chain.entries(agencyId, after - 1, after, 1);
  const believed = from[0] ?? { sequence: Math.min(after, until), hash: beginningOfChain };
  const read = await chain.entries(agencyId, believed.sequence, until, limit + 1);
  const complete = read.length <= limit;
  const verifiedTo = complete ? until : read[limit - 1]!.sequence;
  const stored = await chain.checkpointsBetween(agencyId, believed.sequence, complete ? maximum : verifiedTo);
  const keys = await chain.keys();
  const found: ChainFault[] = [];
  const forged = stored.filter((checkpoint) => !isSigned(checkpoint, keys));
  for (const { sequence } of forged) found.push({ kind: 'checkpoint_forged', agencyId, sequence });
  const signed = stored.filter((checkpoint) => !forged.includes(checkpoint));
  const verifier = new ChainVerifier(agencyId, head, signed, (fault) => void found.push(fault), believed);
  for (const entry of read) verifier.take(entry);
  if (complete) {
    verifier.end();
    const beyond = await chain.beyondHead(agencyId);
    if (beyond) found.push({ kind: 'unaccounted', agencyId, sequence: beyond.first, until: beyond.last });
  }
  await widen(chain, agencyId, believed.sequence, found);
  return {
    entries: Math.min(read.length, limit),
    verifiedTo,
    head: until,
    complete,
    faults: found.filter(({ sequence }) => complete || sequence <= verifiedTo),
    checkpoints: stored,
  };
}

/** What was rewritten begins after the last checkpoint, which may stand in a part before this one. */
async function widen(chain: OneChain, agencyId: string, from: number, found: ChainFault[]): Promise<void> {
  const at = found.findIndex(({ kind, sequence }) => kind === 'rewritten' && sequence === from + 1);
  if (at < 0 || from === 0) return;
  const before = (await chain.checkpointsBetween(agencyId, 0, from)).at(-1);
  found[at] = { ...found[at]!, sequence: (before?.sequence ?? 0) + 1 };
}

const maximum = Number.MAX_SAFE_INTEGER;
