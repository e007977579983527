import type { AuditFaultKind } from '#domain';
import type { AuditCheckpoint } from './audit-checkpoint.js';
import { auditHash, beginningOfChain, type HashedEntry } from './audit-hash.js';

/** An entry as it lies in the database. */
export interface StoredEntry extends HashedEntry {
  previousHash: Buffer;
  hash: Buffer;
}

export interface ChainPoint {
  sequence: number;
  hash: Buffer;
}

export interface ChainFault {
  kind: AuditFaultKind;
  agencyId: string;
  sequence: number;
  until?: number;
}

/** How far from its place an entry is looked for, and how many places all entries of a chain together may try. */
const nearPlaces = 1_000;
const allPlaces = 500_000;

/**
 * Reads one chain from its beginning (or from a point that is believed) to its end, entry by entry, and names what is wrong with
 * it. Remembers nothing but the last entry and the checkpoints that lie ahead.
 */
export class ChainVerifier {
  private last: ChainPoint;
  /** What is wrong with the last entry has been named: that the next one does not follow it is no further fault. */
  private lastNamed = false;
  /** The last entry did not follow the one before it. Which of the two was rewritten, the next one tells. */
  private unlinked = false;
  /** The entry that stood one place off says where its neighbour belongs. */
  private shift = 1;
  private placesLeft = allPlaces;
  private readonly ahead: AuditCheckpoint[];
  /** Of the last checkpoint that agreed. */
  private agreedUntil: number;

  /**
   * @param head as the chain's own row says it; read before the entries, of which those beyond it are not given
   * @param checkpoints of this chain, their signatures verified
   * @param name is told of each fault, in the order of the chain
   */
  constructor(
    private readonly agencyId: string,
    private readonly head: ChainPoint | undefined,
    checkpoints: readonly AuditCheckpoint[],
    private readonly name: (fault: ChainFault) => void,
    from: ChainPoint = { sequence: 0, hash: beginningOfChain },
  ) {
    this.last = from;
    this.agreedUntil = from.sequence;
    this.ahead = checkpoints.filter(({ sequence }) => sequence > from.sequence).toSorted(bySequence);
  }

  /** The next entry: of a higher sequence than the one before. */
  take(entry: StoredEntry): void {
    const isNext = entry.sequence === this.last.sequence + 1;
    const follows = entry.previousHash.equals(this.last.hash);
    if (!isNext) this.resolve(false);
    else if (this.unlinked) this.resolve(!follows);
    if (!isNext) this.fault('removed', this.last.sequence + 1, entry.sequence - 1);
    const explained = !isNext || this.lastNamed;

    const isItself = auditHash(entry.previousHash, entry).equals(entry.hash);
    if (!isItself) this.nameMisplaced(entry);
    this.lastNamed = !isItself;
    this.unlinked = isItself && !follows && !explained;
    this.last = { sequence: entry.sequence, hash: entry.hash };
    this.passCheckpoints();
  }

  end(): void {
    const { head } = this;
    const agrees = head?.sequence === this.last.sequence && head.hash.equals(this.last.hash);
    if (this.unlinked) this.resolve(!agrees);
    // Whoever has neither a head nor an entry nor a checkpoint has no chain at all.
    if (!head && this.last.sequence === 0 && this.ahead.length === 0) return;
    const furthest = Math.max(head?.sequence ?? 0, this.ahead.at(-1)?.sequence ?? 0);
    if (furthest > this.last.sequence) this.fault('truncated', this.last.sequence + 1, furthest);
    else if (!agrees && !this.lastNamed) this.fault('head_altered', this.last.sequence);
  }

  /** @param isLast the last entry was rewritten; else the one before it */
  private resolve(isLast: boolean): void {
    if (!this.unlinked) return;
    this.unlinked = false;
    this.lastNamed = isLast;
    this.fault('altered', Math.max(1, isLast ? this.last.sequence : this.last.sequence - 1));
  }

  private nameMisplaced(entry: StoredEntry): void {
    const place = this.placeOf(entry);
    if (place === undefined) this.fault('altered', entry.sequence);
    else this.fault('reordered', entry.sequence, place);
  }

  /** Where the entry is itself: its hash covers its sequence. */
  private placeOf(entry: StoredEntry): number | undefined {
    for (const sequence of this.placesNear(entry.sequence)) {
      if (this.placesLeft === 0) return undefined;
      this.placesLeft -= 1;
      if (!auditHash(entry.previousHash, { ...entry, sequence }).equals(entry.hash)) continue;
      this.shift = sequence - entry.sequence;
      return sequence;
    }
    return undefined;
  }

  private *placesNear(sequence: number): Generator<number> {
    const last = this.head?.sequence ?? sequence;
    yield sequence + this.shift;
    for (let distance = 1; distance <= nearPlaces; distance += 1) {
      if (sequence + distance <= last) yield sequence + distance;
      if (sequence > distance) yield sequence - distance;
    }
  }

  private passCheckpoints(): void {
    while (this.ahead.length > 0 && this.ahead[0]!.sequence <= this.last.sequence) {
      const { sequence, hash } = this.ahead.shift()!;
      // One whose entry is gone has been named with the gap.
      if (sequence < this.last.sequence) continue;
      if (hash !== this.last.hash.toString('hex')) this.fault('rewritten', this.agreedUntil + 1, sequence);
      this.agreedUntil = sequence;
    }
  }

  private fault(kind: AuditFaultKind, sequence: number, until?: number): void {
    this.name({ kind, agencyId: this.agencyId, sequence, ...(until !== undefined && { until }) });
  }
}

const bySequence = (one: AuditCheckpoint, other: AuditCheckpoint): number => one.sequence - other.sequence;
