import type { Clock } from '#domain';
import type { AuditCheckpoint, CheckpointSigner } from './audit-checkpoint.js';
import type { AuditKey } from './signing-key.js';
import { beginningOfChain } from './audit-hash.js';
import { type ChainFault, type ChainPoint, ChainVerifier, type StoredEntry } from './chain-verifier.js';

/** A chain is signed after so many entries, and after this time when there is any new one. */
export const entriesPerCheckpoint = 1_000;
export const checkpointMilliseconds = 60 * 60_000;
const entriesPerRead = 1_000;
/** Of one chain in one run: a long one that was never signed is signed step by step, so that no run holds up other jobs. */
export const entriesPerRun = 50_000;

export interface UnsignedChain {
  agencyId: string;
  head: ChainPoint;
  /** Where its last checkpoint was; absent before the first. */
  signed: ChainPoint | undefined;
}

/** Port. Chains and their checkpoints, of all agencies: only for what watches over the chain itself. */
export interface CheckpointStore {
  /** Chains with `entries` new ones, or with any and no checkpoint since `since` (milliseconds since 1970). */
  unsigned(entries: number, since: number): Promise<UnsignedChain[]>;
  /** By sequence, from after `after` up to `until`. */
  entries(agencyId: string, after: number, until: number, limit: number): Promise<StoredEntry[]>;
  head(agencyId: string): Promise<ChainPoint | undefined>;
  /** The one that covers most of a chain. */
  newest(agencyId: string): Promise<AuditCheckpoint | undefined>;
  /** A checkpoint that is there already stays as it is. */
  keep(checkpoint: AuditCheckpoint, key: AuditKey): Promise<void>;
}

/** Port. Another place where checkpoints are kept, out of the database's reach. */
export interface CheckpointSink {
  keep(checkpoint: AuditCheckpoint): Promise<void>;
}

/** Told of each chain after it. */
export interface CheckpointObserver {
  chainSigned(agencyId: string, sequence: number): void;
  chainBroken(fault: ChainFault): void;
}

/**
 * Signs how far each chain has come. What has come since the last checkpoint is verified first: a signature must not make a
 * forgery good. A chain that does not hold is left unsigned, and named in each run, until somebody has looked.
 */
export class SignCheckpoints {
  constructor(
    private readonly store: CheckpointStore,
    private readonly signer: CheckpointSigner,
    private readonly sink: CheckpointSink | undefined,
    private readonly clock: Clock,
    private readonly observer: CheckpointObserver,
  ) {}

  async execute(): Promise<void> {
    const since = this.clock.now() - checkpointMilliseconds;
    for (const chain of await this.store.unsigned(entriesPerCheckpoint, since)) await this.sign(chain);
  }

  /**
   * One chain up to its present head, without waiting for its turn.
   *
   * @returns its newest checkpoint: an earlier one when the chain does not hold, none when it never did or is empty
   */
  async upToDate(agencyId: string): Promise<AuditCheckpoint | undefined> {
    const head = await this.store.head(agencyId);
    for (;;) {
      const newest = await this.store.newest(agencyId);
      if (!head || (newest && newest.sequence >= head.sequence)) return newest;
      const signed = newest && { sequence: newest.sequence, hash: Buffer.from(newest.hash, 'hex') };
      if (!(await this.sign({ agencyId, head, signed }))) return newest;
    }
  }

  /** @returns false when it does not hold */
  private async sign(chain: UnsignedChain): Promise<boolean> {
    const { agencyId } = chain;
    const { sequence, hash } = await this.nextPoint(chain);
    const fault = await this.firstFault(chain, { sequence, hash });
    if (fault) {
      this.observer.chainBroken(fault);
      return false;
    }
    const at = new Date(this.clock.now()).toISOString();
    const checkpoint = this.signer.sign({ agencyId, sequence, hash: hash.toString('hex'), at });
    // Elsewhere first: what is in the database only could be taken out of it again.
    await this.sink?.keep(checkpoint);
    await this.store.keep(checkpoint, this.signer.key);
    this.observer.chainSigned(agencyId, sequence);
    return true;
  }

  /** The head, or an entry before it when it is far. */
  private async nextPoint({ agencyId, head, signed }: UnsignedChain): Promise<ChainPoint> {
    const sequence = (signed?.sequence ?? 0) + entriesPerRun;
    if (sequence >= head.sequence) return head;
    const [entry] = await this.store.entries(agencyId, sequence - 1, sequence, 1);
    // Without it the chain is broken before its head, which verifying up to there will say.
    return entry ?? head;
  }

  private async firstFault({ agencyId, signed }: UnsignedChain, head: ChainPoint): Promise<ChainFault | undefined> {
    const faults: ChainFault[] = [];
    const from = signed ?? { sequence: 0, hash: beginningOfChain };
    const verifier = new ChainVerifier(agencyId, head, [], (fault) => faults.push(fault), from);
    for (let after = from.sequence; after < head.sequence && faults.length === 0;) {
      const entries = await this.store.entries(agencyId, after, head.sequence, entriesPerRead);
      for (const entry of entries) verifier.take(entry);
      after = entries.at(-1)?.sequence ?? head.sequence;
    }
    verifier.end();
    return faults[0];
  }
}
