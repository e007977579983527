import {
  detectionEngine,
  type Finding,
  type Fix,
  type OrderRules,
  type Probe,
  type ProbeFacts,
  type WatchState,
} from '#geofence';
import { gate, type Report } from '#tracking';

/** Asks the map about one probe. */
export type Measure = (probe: Probe) => Promise<ProbeFacts>;

interface Sender {
  deviceId: string;
  personId: string;
}

/**
 * One order watched by the engine alone, as a judge would check the pipeline by hand: one fix after the other, tracked,
 * measured and judged before the next is looked at; then the late ones looked back at; then what reports say beside their position.
 */
export class EngineBeside {
  readonly findings: Finding[] = [];
  private state: WatchState = detectionEngine.emptyState();
  private readonly stored: Fix[] = [];
  private readonly known = new Set<string>();

  constructor(
    private readonly rules: OrderRules,
    private readonly measure: Measure,
  ) {}

  async receive(sender: Sender, reports: readonly Report[], now: number): Promise<void> {
    const fresh = reports.flatMap((report) =>
      this.isFresh(sender, report, now) ? [{ report, fix: this.fixOf(sender, report, now) }] : [],
    );
    const fixes = fresh.flatMap(({ fix }) => fix ?? []);
    this.stored.push(...fixes);
    const lateIds = new Set<string>();
    let from = Infinity;
    for (const fix of fixes.toSorted((a, b) => a.fixTime - b.fixTime)) {
      const { state, probe } = detectionEngine.track(this.state, this.rules, fix, fix.id);
      this.take(detectionEngine.judge(state, this.rules, fix, probe, await this.measure(probe), now));
      if (!probe.late) continue;
      lateIds.add(fix.id);
      from = Math.min(from, probe.late.from);
    }
    if (lateIds.size > 0) await this.lookBack(from, lateIds, now);
    for (const { report } of fresh) this.hear(sender, report, now);
  }

  private async lookBack(from: number, lateIds: ReadonlySet<string>, now: number): Promise<void> {
    const stretch = this.stored.filter((fix) => fix.fixTime >= from);
    const revision = detectionEngine.retrack(this.rules, stretch, lateIds);
    const facts: ProbeFacts[] = [];
    for (const { probe } of [...revision.before, ...revision.after]) facts.push(await this.measure(probe));
    this.take(detectionEngine.rejudge(this.state, this.rules, revision, facts, now));
  }

  private hear({ deviceId, personId }: Sender, report: Report, now: number): void {
    const { alarms = [], batteryPercent, mock, fixTime } = report;
    if (alarms.length === 0 && batteryPercent === undefined && mock !== true) return;
    const signal = {
      deviceId,
      personId,
      at: Math.min(fixTime, now),
      receivedAt: now,
      alarms,
      ...(batteryPercent !== undefined && { batteryPercent }),
      ...(mock !== undefined && { mock }),
    };
    this.take(detectionEngine.hear(this.state, this.rules, signal, now));
  }

  private take({ state, findings }: { state: WatchState; findings: readonly Finding[] }): void {
    this.state = state;
    this.findings.push(...findings);
  }

  /** A report without a position cannot be told from a repeat of it, and is heard again. */
  private isFresh({ deviceId }: Sender, report: Report, now: number): boolean {
    const outcome = gate(report, now);
    if (!('position' in outcome)) return true;
    const key = `${deviceId}|${report.fixTime}|${outcome.position.digest}`;
    if (this.known.has(key)) return false;
    this.known.add(key);
    return true;
  }

  private fixOf(sender: Sender, report: Report, now: number): Fix | undefined {
    const outcome = gate(report, now);
    if (!('position' in outcome)) return undefined;
    const { alarms: _alarms, batteryPercent: _battery, altitudeMeters: _altitude, ...sent } = report;
    const { digest: _digest, ...position } = outcome.position;
    const id = `${sender.deviceId}@${report.fixTime}#${String(this.known.size).padStart(6, '0')}`;
    return { id, ...sender, receivedAt: now, ...sent, ...position };
  }
}
