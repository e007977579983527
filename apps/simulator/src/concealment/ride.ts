import { detectionEngine, type Finding, type Fix, type WatchState } from '#geofence';
import { mapFacts } from '../detection/map-facts.js';
import { type Spot, toPoint } from '../detection/plane.js';
import type { Random } from '../detection/random.js';
import { Receiver } from '../detection/receiver.js';
import { TrueWay } from '../detection/true-way.js';
import { type Ground, herId, hisId } from './ground.js';

/** What his device and his phone got, and where he was then: he knows that better than we do. */
export interface Seen {
  /** Messages that a plan may send him. */
  messages: { kind: string; spot: Spot; at: number }[];
  /** Replies to reports while he moved. */
  replies: { spot: Spot; seconds: number }[];
  /** What everybody else was told, and when. */
  desk: { kind: string; at: number }[];
  way: TrueWay;
}

const startMilliseconds = Date.UTC(2026, 4, 4, 6);
/** By bicycle. */
const pace = 5;
/** A device wakes itself when it has been carried so far. */
const wakeMeters = 120;

export type Reporting = 'directive' | number;

/** One device on its way, judged by the engine itself. */
export class Ride {
  readonly seen: Seen;
  private readonly receiver: Receiver;
  private state: WatchState;
  private next = 1;
  private hers = -120;
  private serial = 0;

  constructor(
    private readonly ground: Ground,
    random: Random,
    from: Spot,
    private readonly reporting: Reporting = 'directive',
  ) {
    this.seen = { messages: [], replies: [], desk: [], way: new TrueWay(from) };
    this.receiver = new Receiver(random, { burstsPerHour: 0 });
    const { rules } = ground;
    this.state = detectionEngine.acquaint(detectionEngine.emptyState(), rules, [], [], startMilliseconds).state;
  }

  to(spot: Spot): this {
    const { way } = this.seen;
    way.go(spot, pace, 'open');
    while (this.next < way.end) this.report(this.next);
    return this;
  }

  private report(t: number): void {
    const { way } = this.seen;
    const measured = this.receiver.measure(way, t);
    if (!measured) {
      this.next = t + 5;
      return;
    }
    if (this.ground.rules.limit) this.reportHers(t);
    const { spot, accuracy, speed, course, moving, source } = measured;
    const reply = this.judge({
      ...this.fixOf(hisId, t, spot, accuracy),
      speedMetersPerSecond: speed,
      courseDegrees: course,
      moving,
      source,
    });
    const here = way.at(t);
    for (const { kind, phase, audience } of reply.findings) {
      if (phase !== 'began') continue;
      if (audience !== 'not_respondent') this.seen.messages.push({ kind, spot: here, at: t });
      if (audience !== 'respondent_only') this.seen.desk.push({ kind, at: t });
    }
    if (moving) this.seen.replies.push({ spot: here, seconds: reply.seconds });
    this.next = t + (this.reporting === 'directive' ? Math.min(reply.seconds, wakeMeters / pace) : this.reporting);
  }

  /** She is at home; her phone says so every five minutes. */
  private reportHers(t: number): void {
    while (this.hers < t) {
      this.judge({ ...this.fixOf(herId, this.hers, this.ground.address, 10), speedMetersPerSecond: 0, moving: false });
      this.hers += this.hers < 0 ? 30 : 300;
    }
  }

  private fixOf(personId: string, t: number, spot: Spot, accuracyMeters: number): Fix {
    const fixTime = startMilliseconds + Math.round(t * 1_000);
    const id = `fix-${String((this.serial += 1)).padStart(6, '0')}`;
    const deviceId = `device of ${personId}`;
    return { id, deviceId, personId, fixTime, receivedAt: fixTime + 500, accuracyMeters, ...toPoint(spot) };
  }

  private judge(fix: Fix): { findings: readonly Finding[]; seconds: number } {
    const { rules, shapes } = this.ground;
    const { state, probe } = detectionEngine.track(this.state, rules, fix, fix.id);
    const judged = detectionEngine.judge(state, rules, fix, probe, mapFacts(shapes, probe), fix.receivedAt);
    this.state = judged.state;
    return { findings: judged.findings, seconds: judged.directive.reportEverySeconds };
  }
}
