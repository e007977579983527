import type { EvidencePosition, EvidenceTrack } from '../incident-evidence.js';

/**
 * What a page can show of a track of any length: every n-th fix, n doubling whenever there are too many. The first and
 * the last one are always there.
 */
export class ThinnedTrack {
  private kept: EvidencePosition[] = [];
  private last: EvidencePosition | undefined;
  private every = 1;
  private seen = 0;

  constructor(
    readonly track: EvidenceTrack,
    private readonly most = 1_500,
  ) {}

  take(position: EvidencePosition): void {
    if (this.seen % this.every === 0) this.kept.push(position);
    this.seen += 1;
    this.last = position;
    if (this.kept.length <= this.most) return;
    this.kept = this.kept.filter((_, index) => index % 2 === 0);
    this.every *= 2;
  }

  get points(): EvidencePosition[] {
    return this.last && this.kept.at(-1) !== this.last ? [...this.kept, this.last] : this.kept;
  }
}
