import { detectionEngine, type Finding, type Fix, type Probe, type WatchState } from '#geofence';
import { mapFacts } from './map-facts.js';
import { NaiveEngine } from './naive-engine.js';
import type { Arrival, Run } from './run.js';
import type { Actor, Scene } from './scene.js';

export const deviceOf = ({ personId, secondDevice }: Actor): string => secondDevice ?? `device-${personId}`;

/** The receiving end: stores, tracks, asks the map, judges; looks back for late fixes, as the pipeline does. */
export class SceneDesk {
  readonly directive = new Map<string, number>();
  private state: WatchState;
  private sweepAt: number | null = null;
  private readonly stored: Fix[] = [];
  private readonly naive: NaiveEngine;
  private key = 0;
  private readonly told = new Set<string>();

  constructor(
    private readonly scene: Scene,
    private readonly run: Run,
    private readonly arrived: (arrival: Arrival) => void,
  ) {
    this.naive = new NaiveEngine(scene.order, scene.shapes);
    this.state = detectionEngine.acquaint(detectionEngine.emptyState(), scene.order, [], [], scene.start).state;
  }

  receive(fixes: readonly Fix[], actor: Actor): void {
    const { order, shapes } = this.scene;
    const now = fixes[0]!.receivedAt;
    for (const fix of fixes)
      for (const said of this.naive.judge(fix))
        this.run.naive.push({ ...said, ...this.times(now, fix.fixTime), late: false });
    const batch: Fix[] = [];
    for (let copy = 0; copy < (actor.copies ?? 1); copy++) batch.push(...fixes);
    this.arrived({ personId: actor.personId, receivedAt: now, fixes: [...batch] });
    batch.sort((a, b) => a.fixTime - b.fixTime);
    const lateIds = new Set<string>();
    let lookBackFrom = Infinity;
    const probes = batch.map((fix): [Fix, Probe] => {
      const tracked = detectionEngine.track(this.state, order, fix, `k${this.key++}`);
      this.state = tracked.state;
      if (tracked.probe.late !== undefined && !this.told.has(fix.id)) {
        lateIds.add(fix.id);
        lookBackFrom = Math.min(lookBackFrom, tracked.probe.late.from);
      }
      return [fix, tracked.probe];
    });
    for (const [fix, probe] of probes) {
      const judged = detectionEngine.judge(this.state, order, fix, probe, mapFacts(shapes, probe), now);
      this.state = judged.state;
      this.sweepAt = judged.sweepAt;
      this.directive.set(fix.deviceId, judged.directive.reportEverySeconds);
      this.tell(judged.findings, now);
    }
    for (const fix of fixes) {
      if (this.told.has(fix.id)) continue;
      this.told.add(fix.id);
      this.stored.push(fix);
      this.run.fixes.push({
        personId: fix.personId,
        at: (fix.fixTime - this.scene.start) / 1000,
        accuracy: fix.accuracyMeters,
      });
    }
    if (lateIds.size > 0) this.lookBack(lookBackFrom, lateIds, now);
  }

  private lookBack(from: number, lateIds: ReadonlySet<string>, now: number): void {
    const { order, shapes } = this.scene;
    const stretch = this.stored.filter((fix) => fix.fixTime >= from);
    const revision = detectionEngine.retrack(order, stretch, lateIds);
    const facts = [...revision.before, ...revision.after].map(({ probe }) => mapFacts(shapes, probe));
    const judged = detectionEngine.rejudge(this.state, order, revision, facts, now);
    this.state = judged.state;
    this.tell(judged.findings, now);
  }

  sweep(t: number): void {
    const now = this.scene.start + t * 1000;
    for (let i = 0; i < 20 && this.sweepAt !== null && this.sweepAt <= now; i++) {
      const at = this.sweepAt;
      const swept = detectionEngine.sweep(this.state, this.scene.order, at);
      this.state = swept.state;
      this.sweepAt = swept.sweepAt;
      this.tell(swept.findings, at);
    }
  }

  signals(actor: Actor, t: number): void {
    for (const signal of actor.signals ?? []) {
      const id = `${deviceOf(actor)}:${signal.alarm}:${signal.at}`;
      if (t < signal.at || this.told.has(id)) continue;
      this.told.add(id);
      const at = this.scene.start + signal.at * 1000;
      const { personId } = actor;
      this.arrived({ personId, receivedAt: at + 1500, fixes: [], alarm: { kind: signal.alarm, at } });
      const heard = detectionEngine.hear(
        this.state,
        this.scene.order,
        {
          deviceId: deviceOf(actor),
          personId: actor.personId,
          at,
          receivedAt: at + 1500,
          alarms: [signal.alarm],
        },
        at + 1500,
      );
      this.state = heard.state;
      this.tell(heard.findings, at + 1500);
    }
  }

  countReport(t: number, interval: number): void {
    this.run.reports++;
    const him = this.scene.actors[0]!;
    const leg = him.way.leg(t);
    if (leg.speed > 0 || t - leg.begin < 300) return;
    const spot = leg.from;
    for (const shape of this.scene.shapes.values())
      if (Math.hypot(spot[0] - shape.center[0], spot[1] - shape.center[1]) - shape.reach < 1000) return;
    this.run.restReports++;
    this.run.restSeconds += interval;
  }

  private tell(findings: readonly Finding[], now: number): void {
    for (const { kind, phase, conditionKey, at, late } of findings)
      this.run.engine.push({ kind, phase, conditionKey, ...this.times(now, at), late });
  }

  private times(now: number, at: number): { at: number; happened: number } {
    return { at: (now - this.scene.start) / 1000, happened: (at - this.scene.start) / 1000 };
  }
}
