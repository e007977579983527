import { type AuditCheckpoint, isSigned } from './audit-checkpoint.js';
import type { AuditKey } from './signing-key.js';
import { type ChainFault, type ChainPoint, ChainVerifier, type StoredEntry } from './chain-verifier.js';

const entriesPerRead = 2_000;

/** Port. The chains of all agencies, as they lie there. */
export interface AuditArchive {
  /** Of every agency that has a head, an entry or a checkpoint, in the order of their ids. */
  agencies(): Promise<string[]>;
  head(agencyId: string): Promise<ChainPoint | undefined>;
  /** By sequence, from after `after` up to `until`. */
  entries(agencyId: string, after: number, until: number, limit: number): Promise<StoredEntry[]>;
  /** The last entry beyond the head, if there is one. */
  beyondHead(agencyId: string): Promise<{ first: number; last: number } | undefined>;
  checkpoints(agencyId: string): Promise<AuditCheckpoint[]>;
  keys(): Promise<AuditKey[]>;
}

export interface VerifiedAudit {
  agencies: number;
  entries: number;
  checkpoints: number;
  faults: number;
}

export interface AuditVerification {
  /** Only this one; it may have no chain. */
  agencyId?: string | undefined;
  /** Checkpoints that were kept elsewhere. */
  kept?: readonly AuditCheckpoint[] | undefined;
  /** Public keys that are believed; by default those that the database names. */
  keys?: readonly AuditKey[] | undefined;
  onFault(fault: ChainFault): void;
  onProgress?(done: Readonly<VerifiedAudit>): void;
}

/**
 * Reads every chain to its end and names what is wrong with it. Memory: one page of entries and one agency's checkpoints.
 * Entries that are written meanwhile are not looked at: each chain is read up to where its head was.
 */
export async function verifyAudit(archive: AuditArchive, asked: AuditVerification): Promise<VerifiedAudit> {
  const done: VerifiedAudit = { agencies: 0, entries: 0, checkpoints: 0, faults: 0 };
  const name = (fault: ChainFault): void => {
    done.faults += 1;
    asked.onFault(fault);
  };
  const keys = asked.keys ?? (await archive.keys());
  const kept = asked.kept ?? [];
  const known = new Set([...(await archive.agencies()), ...kept.map(({ agencyId }) => agencyId)]);
  const wanted = [...known].filter((id) => asked.agencyId === undefined || id === asked.agencyId);
  for (const agencyId of wanted.toSorted()) {
    const own = kept.filter((checkpoint) => checkpoint.agencyId === agencyId);
    const checkpoints = await trusted(archive, agencyId, own, keys, name);
    const head = await archive.head(agencyId);
    const verifier = new ChainVerifier(agencyId, head, checkpoints, name);
    const until = head?.sequence ?? 0;
    for (let after = 0; after < until;) {
      const entries = await archive.entries(agencyId, after, until, entriesPerRead);
      for (const entry of entries) verifier.take(entry);
      done.entries += entries.length;
      asked.onProgress?.(done);
      after = entries.at(-1)?.sequence ?? until;
    }
    verifier.end();
    const beyond = await archive.beyondHead(agencyId);
    if (beyond) name({ kind: 'unaccounted', agencyId, sequence: beyond.first, until: beyond.last });
    done.agencies += 1;
    done.checkpoints += checkpoints.length;
  }
  return done;
}

/** Those whose signature holds, of the database and of elsewhere; the others are named. */
async function trusted(
  archive: AuditArchive,
  agencyId: string,
  kept: readonly AuditCheckpoint[],
  keys: readonly AuditKey[],
  name: (fault: ChainFault) => void,
): Promise<AuditCheckpoint[]> {
  const stored = await archive.checkpoints(agencyId);
  const identity = ({ sequence, hash }: AuditCheckpoint): string => `${sequence} ${hash}`;
  const good = new Map<string, AuditCheckpoint>();
  for (const checkpoint of [...stored, ...kept]) {
    if (isSigned(checkpoint, keys)) good.set(identity(checkpoint), checkpoint);
    else name({ kind: 'checkpoint_forged', agencyId, sequence: checkpoint.sequence });
  }
  const inDatabase = new Set(stored.map(identity));
  const gone = [...good].filter(([id]) => !inDatabase.has(id)).map(([, { sequence }]) => sequence);
  for (const sequence of gone) name({ kind: 'checkpoint_removed', agencyId, sequence });
  return [...good.values()];
}
