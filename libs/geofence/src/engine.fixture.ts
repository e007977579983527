import { detectionEngine } from './engine.js';
import { distanceMeters, moved, offsetMeters } from './geodesy.js';
import { defaultThresholds } from './thresholds.js';
import type { Finding, Fix, OrderRules, Probe, ProbeFacts, WatchState, ZoneRules } from './types.js';

/** For the unit tests of this lib: round zones on a plane, one order, a clock that moves with the fixes. */

export const origin = { longitude: 76.9, latitude: 43.25 };
export const start = Date.UTC(2026, 4, 4, 6, 0, 0);
export const respondent = 'person-r';
export const guarded = 'person-p';

export interface RoundZone extends ZoneRules {
  radius: number;
  east: number;
  north: number;
}

export const aZone = (changes: Partial<RoundZone> = {}): RoundZone => ({
  zoneId: 'school',
  name: 'school',
  kind: 'exclusion',
  warningRingMeters: 300,
  sizeMeters: changes.radius ?? 200,
  radius: 200,
  east: 0,
  north: 0,
  ...changes,
});

export const anOrder = (changes: Partial<OrderRules> = {}): OrderRules => ({
  orderId: 'order-1',
  policyVersion: 1,
  timeZone: 'Asia/Almaty',
  validFrom: start - 86_400_000,
  validTo: null,
  parties: [
    { personId: respondent, role: 'respondent' },
    { personId: guarded, role: 'protected' },
  ],
  zones: [aZone()],
  limit: null,
  thresholds: defaultThresholds,
  ...changes,
});

let count = 0;

/** A fix `east`, `north` meters from the origin, `seconds` after the start. */
export function aFix(seconds: number, east: number, north: number, changes: Partial<Fix> = {}, at = origin): Fix {
  const point = moved(at.longitude, at.latitude, east, north);
  const personId = changes.personId ?? respondent;
  return {
    id: `fix-${count++}`,
    deviceId: `device-of-${personId}`,
    personId,
    fixTime: start + seconds * 1000,
    receivedAt: start + seconds * 1000 + 500,
    accuracyMeters: 10,
    ...point,
    ...changes,
  };
}

export function measure(rules: OrderRules, probe: Probe, at = origin): ProbeFacts {
  const zones = (rules.zones as readonly RoundZone[]).flatMap((zone) =>
    probe.points.map((point) => {
      const [east, north] = offsetMeters(at.longitude, at.latitude, point.longitude, point.latitude);
      const fact = {
        zoneId: zone.zoneId,
        point: point.name,
        signedDistanceMeters: Math.hypot(east - zone.east, north - zone.north) - zone.radius,
      };
      if (probe.path === undefined || point.name !== 'fix') return fact;
      let depth = 0;
      for (let i = 0; i <= 100; i++) {
        const [e0, n0] = offsetMeters(at.longitude, at.latitude, probe.path.from.longitude, probe.path.from.latitude);
        const e = e0 + ((east - e0) * i) / 100;
        const n = n0 + ((north - n0) * i) / 100;
        depth = Math.max(depth, zone.radius - Math.hypot(e - zone.east, n - zone.north));
      }
      return { ...fact, pathDepthMeters: depth };
    }),
  );
  const others = probe.others.map((other) => {
    const point = probe.points[probe.points.length - 1]!;
    return {
      personId: other.personId,
      deviceId: other.deviceId,
      point: point.name,
      distanceMeters: distanceMeters(point, other.point),
    };
  });
  return { key: probe.key, zones, others };
}

/** Feeds fixes one by one and keeps what came out. */
export class Walk {
  state: WatchState;
  findings: Finding[] = [];
  nextReport = 0;
  sweepAt: number | null = null;

  constructor(
    public rules: OrderRules,
    private readonly at = origin,
  ) {
    // As in the house: the sweep looks at an order at once when it begins.
    this.state = detectionEngine.acquaint(detectionEngine.emptyState(), rules, [], [], start - 1000).state;
  }

  feed(...fixes: readonly Fix[]): this {
    for (const fix of fixes) {
      const tracked = detectionEngine.track(this.state, this.rules, fix, fix.id);
      const facts = measure(this.rules, tracked.probe, this.at);
      const judged = detectionEngine.judge(tracked.state, this.rules, fix, tracked.probe, facts, fix.receivedAt);
      this.state = JSON.parse(JSON.stringify(judged.state)) as WatchState;
      this.findings.push(...judged.findings);
      this.nextReport = judged.directive.reportEverySeconds;
      this.sweepAt = judged.sweepAt;
    }
    return this;
  }

  private readonly stored: Fix[] = [];
  private readonly known = new Set<string>();

  /** As the pipeline does: one batch sorted by time, repeats dropped by the store, a look back for what is late. */
  receive(batch: readonly Fix[], now: number): this {
    const late = new Set<string>();
    let from = Infinity;
    const probes = [...batch]
      .sort((a, b) => a.fixTime - b.fixTime)
      .map((fix) => {
        const tracked = detectionEngine.track(this.state, this.rules, fix, fix.id);
        this.state = tracked.state;
        if (tracked.probe.late !== undefined && !this.known.has(fix.id)) {
          late.add(fix.id);
          from = Math.min(from, tracked.probe.late.from);
        }
        return { fix, probe: tracked.probe };
      });
    for (const { fix, probe } of probes) {
      const facts = measure(this.rules, probe, this.at);
      const judged = detectionEngine.judge(this.state, this.rules, fix, probe, facts, now);
      this.state = judged.state;
      this.findings.push(...judged.findings);
      if (!this.known.has(fix.id)) this.stored.push(fix);
      this.known.add(fix.id);
    }
    if (late.size > 0) {
      const revision = detectionEngine.retrack(
        this.rules,
        this.stored.filter((fix) => fix.fixTime >= from),
        late,
      );
      const facts = [...revision.before, ...revision.after].map(({ probe }) => measure(this.rules, probe, this.at));
      const judged = detectionEngine.rejudge(this.state, this.rules, revision, facts, now);
      this.state = judged.state;
      this.findings.push(...judged.findings);
    }
    return this;
  }

  /** As the sweep does for an order that began or changed. */
  acquaint(seconds: number, stored: readonly Fix[]): this {
    const recalled = detectionEngine.recall(this.rules, stored);
    const facts = recalled.map(({ probe }) => measure(this.rules, probe, this.at));
    const swept = detectionEngine.acquaint(this.state, this.rules, recalled, facts, start + seconds * 1000);
    this.state = JSON.parse(JSON.stringify(swept.state)) as WatchState;
    this.findings.push(...swept.findings);
    this.sweepAt = swept.sweepAt;
    return this;
  }

  open(): string[] {
    return Object.keys((this.state as unknown as { o: object }).o).sort();
  }

  sweep(seconds: number): this {
    const swept = detectionEngine.sweep(this.state, this.rules, start + seconds * 1000);
    this.state = swept.state;
    this.findings.push(...swept.findings);
    this.sweepAt = swept.sweepAt;
    return this;
  }

  said(): string[] {
    return this.findings.map((finding) => `${finding.kind} ${finding.phase}`);
  }
}

/** Fixes every `every` seconds on a straight way from one point to another. */
export function way(
  from: [seconds: number, east: number, north: number],
  to: [seconds: number, east: number, north: number],
  every: number,
  changes: Partial<Fix> = {},
): Fix[] {
  const span = to[0] - from[0];
  const speed = Math.hypot(to[1] - from[1], to[2] - from[2]) / span;
  const fixes: Fix[] = [];
  for (let s = 0; s <= span; s += every)
    fixes.push(
      aFix(from[0] + s, from[1] + ((to[1] - from[1]) * s) / span, from[2] + ((to[2] - from[2]) * s) / span, {
        speedMetersPerSecond: speed,
        ...changes,
      }),
    );
  return fixes;
}
