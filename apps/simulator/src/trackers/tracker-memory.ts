import type { TrackerFix } from './voices/tracker-voice.js';

/** What a tracker keeps until the gateway says that it has it. Alarms go first, else the oldest. */
export class TrackerMemory {
  private readonly kept: TrackerFix[] = [];
  private underWay = 0;

  /** @param most so many fixes have room; then the oldest that are no alarm go */
  constructor(private readonly most: number) {}

  get size(): number {
    return this.kept.length;
  }

  /** Whether an acknowledgement has to come before anything else is sent. */
  get isWaiting(): boolean {
    return this.underWay > 0;
  }

  keep(fix: TrackerFix): void {
    let at = this.kept.length;
    if (fix.alarm) {
      at = this.underWay;
      while (this.kept[at]?.alarm) at += 1;
    }
    this.kept.splice(at, 0, fix);
    if (this.kept.length <= this.most) return;
    const oldest = this.kept.findIndex(({ alarm }, index) => index >= this.underWay && !alarm);
    this.kept.splice(oldest < 0 ? this.underWay : oldest, 1);
  }

  /** What is sent next: nothing while something is under way. What nobody will confirm is not kept any longer. */
  take(most: number, isConfirmed: (fix: TrackerFix) => boolean): TrackerFix[] {
    if (this.isWaiting) return [];
    const taken = this.kept.splice(0, most);
    const confirmed = taken.filter(isConfirmed);
    this.kept.unshift(...confirmed);
    this.underWay = confirmed.length;
    return taken;
  }

  /** What of them was not counted is sent again. */
  acknowledged(count: number): void {
    this.kept.splice(0, Math.min(count, this.underWay));
    this.underWay = 0;
  }

  /** All is to be sent again. */
  lineLost(): void {
    this.underWay = 0;
    for (const [index, fix] of this.kept.entries()) this.kept[index] = { ...fix, isKept: true };
  }
}
