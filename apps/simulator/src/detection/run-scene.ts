import type { ReportAlarm } from '#domain';
import { detectionEngine, type Finding, type Fix, type Probe, type WatchState } from '#geofence';
import { mapFacts } from './map-facts.js';
import { NaiveEngine } from './naive-engine.js';
import { toPoint } from './plane.js';
import { Random } from './random.js';
import { Receiver } from './receiver.js';
import type { Actor, Scene } from './scene.js';

export type Reporting = 60 | 15 | 'directive';

/** Something an engine said: `at` is when it was told, `happened` when it says it was; seconds since the beginning. */
export interface Told {
  kind: string;
  phase: 'began' | 'changed' | 'ended';
  conditionKey: string;
  at: number;
  happened: number;
  late: boolean;
}

export interface Run {
  engine: Told[];
  naive: Told[];
  /** Reports of the respondent: all, and at rest with everything watched more than two kilometers away. */
  reports: number;
  restReports: number;
  restSeconds: number;
  /** Times of the respondent's and the protected person's fixes (s), with the accuracy they claimed. */
  fixes: { personId: string; at: number; accuracy: number }[];
}

/** What reached the server at once, in the order in which it came: for who wants to send it to a real one. */
export interface Arrival {
  personId: string;
  /** Server's clock, ms. */
  receivedAt: number;
  fixes: readonly Fix[];
  /** With the time of the device's clock, ms; without a position. */
  alarm?: { kind: ReportAlarm; at: number };
}

interface Device {
  actor: Actor;
  receiver: Receiver;
  next: number;
  interval: number;
  reportedFrom: readonly [number, number];
  reportedAt: number;
  backlog: Fix[];
  serial: number;
}

const networkSeconds = 1.5;

/**
 * Plays one scene: receivers measure, devices report, both engines judge what arrives. @param arrived is told of everything
 * that is received
 */
export function runScene(
  scene: Scene,
  reporting: Reporting,
  sensors: boolean,
  seed: number,
  arrived: (arrival: Arrival) => void = () => undefined,
): Run {
  const run: Run = { engine: [], naive: [], reports: 0, restReports: 0, restSeconds: 0, fixes: [] };
  const desk = new Desk(scene, run, arrived);
  const devices = scene.actors.map((actor, i): Device => {
    const random = new Random(seed * 31 + i * 17 + 5);
    return {
      actor,
      receiver: new Receiver(random, actor.receiver),
      next: random.between(0, reporting === 'directive' ? 5 : reporting),
      interval: reporting === 'directive' ? 60 : reporting,
      reportedFrom: actor.way.at(0),
      reportedAt: 0,
      backlog: [],
      serial: 0,
    };
  });
  const chance = new Random(seed + 4242);
  for (;;) {
    let device = devices[0]!;
    for (const candidate of devices) if (candidate.next < device.next) device = candidate;
    const t = device.next;
    if (t >= scene.seconds) return run;
    desk.sweep(t);
    const { actor } = device;
    desk.signals(actor, t);
    if (actor.deadFrom === undefined || t < actor.deadFrom) report(device, t, scene, sensors, desk, chance, reporting);
    const wait = Math.max(device.interval, actor.slowest ?? 0);
    device.next = reporting === 'directive' ? wakes(device, t, wait) : t + wait;
  }
}

function report(
  device: Device,
  t: number,
  scene: Scene,
  sensors: boolean,
  desk: Desk,
  chance: Random,
  reporting: Reporting,
): void {
  const { actor } = device;
  const deviceId = deviceOf(actor);
  device.reportedFrom = actor.way.at(t);
  const measured = device.receiver.measure(actor.way, t);
  if (measured === undefined) {
    // Nothing measured: the device tries again soon, as receivers do.
    if (reporting === 'directive') device.interval = Math.min(device.interval, 60);
    return;
  }
  if (actor === scene.actors[0]) desk.countReport(t, t - device.reportedAt);
  device.reportedAt = t;
  const mocked = actor.mockFrom !== undefined && t >= actor.mockFrom;
  const fix: Fix = {
    id: `${deviceId}-${String(device.serial++).padStart(6, '0')}`,
    deviceId,
    personId: actor.personId,
    fixTime: Math.round(scene.start + t * 1000),
    receivedAt: Math.round(scene.start + (t + networkSeconds) * 1000),
    ...toPoint(mocked ? actor.way.at(0) : measured.spot),
    accuracyMeters: measured.accuracy,
    ...(sensors ? { source: measured.source } : {}),
    ...(sensors && measured.source === 'gnss'
      ? { speedMetersPerSecond: measured.speed, courseDegrees: measured.course }
      : {}),
    ...(sensors ? { moving: measured.moving } : {}),
    ...(mocked ? { mock: true } : {}),
  };
  const offline = actor.offline?.find((gap) => t >= gap.from && t < gap.to);
  if (offline !== undefined) {
    device.backlog.push(fix);
    return;
  }
  if (device.backlog.length > 0) flush(device, t, scene, desk, chance);
  desk.receive([fix], actor);
  if (reporting === 'directive') device.interval = desk.directive.get(deviceId) ?? 60;
}

const deviceOf = ({ personId, secondDevice }: Actor): string => secondDevice ?? `device-${personId}`;

/** What was kept without network arrives, in batches, in order or shuffled; the newest fix follows at once. */
function flush(device: Device, t: number, scene: Scene, desk: Desk, chance: Random): void {
  const gap = device.actor.offline!.filter((candidate) => candidate.to <= t).at(-1);
  const kept = device.backlog.map((fix) => ({
    ...fix,
    receivedAt: Math.round(scene.start + (t + networkSeconds) * 1000),
  }));
  device.backlog = [];
  if (gap?.shuffled === true) chance.shuffle(kept);
  const size = gap?.shuffled === true ? 10 : 256;
  for (let i = 0; i < kept.length; i += size) desk.receive(kept.slice(i, i + size), device.actor);
}

/** A device wakes itself when it was moved by 120 m (40 m when its directive is short, near a ring). */
function wakes(device: Device, t: number, wait: number): number {
  const wakeMeters = device.interval <= 120 ? 40 : 120;
  const due = t + wait;
  if (wait <= 10 || device.actor.slowest !== undefined) return due;
  const [east, north] = device.reportedFrom;
  for (let s = t + 5; s < due;) {
    const leg = device.actor.way.leg(s);
    if (leg.speed === 0) {
      const [x, y] = leg.from;
      if (Math.hypot(x - east, y - north) >= wakeMeters) return s;
      s = Math.max(s + 5, leg.end);
      continue;
    }
    const [x, y] = device.actor.way.at(s);
    if (Math.hypot(x - east, y - north) >= wakeMeters) return s;
    s += 5;
  }
  return due;
}

/** The receiving end: stores, tracks, asks the map, judges; looks back for late fixes, as the pipeline does. */
class Desk {
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
