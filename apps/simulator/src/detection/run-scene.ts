import type { Fix } from '#geofence';
import { toPoint } from './plane.js';
import { Random } from './random.js';
import { Receiver } from './receiver.js';
import type { Arrival, Run } from './run.js';
import type { Actor, Scene } from './scene.js';
import { deviceOf, SceneDesk } from './scene-desk.js';

export type Reporting = 60 | 15 | 'directive';

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
  const desk = new SceneDesk(scene, run, arrived);
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
  desk: SceneDesk,
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

/** What was kept without network arrives, in batches, in order or shuffled; the newest fix follows at once. */
function flush(device: Device, t: number, scene: Scene, desk: SceneDesk, chance: Random): void {
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
