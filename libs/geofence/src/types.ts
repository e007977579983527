/**
 * The interface of the detection engine: state, facts and clock in; state, findings and directive out. Pure.
 *
 * One fix passes two pure steps with one question to the map between them:
 *
 *   track(state, rules, fix)           → state', probe      who moves, who rests, and which points must be measured
 *   (PostGIS, or a simulator, measures every point of the probes of a whole batch in one statement)
 *   judge(state', rules, probe, facts) → state'', findings, directive
 *
 * All times are milliseconds since 1970 (UTC), lengths are meters, speeds meters per second, angles degrees.
 */
import type { AlarmKind, PartyRole, ReportAlarm, Severity } from '#domain';

/** One position of one device, after the gate. */
export interface Fix {
  /** Id of the stored position. */
  id: string;
  deviceId: string;
  personId: string;
  fixTime: number;
  receivedAt: number;
  longitude: number;
  latitude: number;
  /** 68 % radius. */
  accuracyMeters: number;
  speedMetersPerSecond?: number;
  courseDegrees?: number;
  /** The device's own motion flag. */
  moving?: boolean;
  source?: string;
  mock?: boolean;
}

/** What a report says besides a position: raised even when the report's position is unusable or missing. */
export interface Signal {
  deviceId: string;
  personId: string;
  at: number;
  receivedAt: number;
  alarms: readonly ReportAlarm[];
  batteryPercent?: number;
  mock?: boolean;
  /** Its gateway heard it in two connections at once: one of the two is a copy. */
  identityTwice?: boolean;
  /** Not the device says so, but who held its connection: it is gone, and was not ended by the device. */
  connectionLost?: boolean;
  /** The device was unpaired from its person or given to another: an alarm, not a setting. */
  unpaired?: boolean;
  /** Of one that was unpaired: two persons have agreed to it. */
  agreed?: boolean;
  /** Beacons of other parties that the device heard. Those of nobody, and of people of other orders, are left out or ignored. */
  sightings?: readonly Sighting[];
  /** The stored position of the same report. */
  fixId?: string;
}

/** A beacon that was heard, and whose it is. */
export interface Sighting {
  /** The beacon. */
  deviceId: string;
  /** Who wears it. */
  personId: string;
  /** dBm, negative: the nearer, the greater. */
  rssi: number;
}

export interface Point {
  longitude: number;
  latitude: number;
}

/** What an order asks the engine to watch. Built from the order's rows; changes only when the order changes. */
export interface OrderRules {
  orderId: string;
  /** Grows with each change of the order; stored with every finding. */
  policyVersion: number;
  /** When this version came into being; absent in rules that were compiled before it was kept. */
  changedAt?: number;
  /** IANA zone in which schedules are read. */
  timeZone: string;
  validFrom: number;
  /** `null`: until revoked. */
  validTo: number | null;
  parties: readonly { personId: string; role: PartyRole }[];
  zones: readonly ZoneRules[];
  /** The distance the respondent must keep from each protected person; `null`: none. */
  limit: LimitRules | null;
  thresholds: Thresholds;
}

export interface ZoneRules {
  zoneId: string;
  name: string;
  warningRingMeters: number;
  /** A radius of the circle of the same area: what a fix's error is compared with. */
  sizeMeters: number;
  /** Exclusion: must not enter. Inclusion: must not leave. */
  kind: 'exclusion' | 'inclusion';
  schedule?: Schedule;
  permits?: readonly Permit[];
  /** The respondent feels nothing of this zone: neither its alarms nor by its directive. Another zone is felt for it. */
  concealed?: true;
  /** The concealed zone for which this one is felt: all that the respondent learns, and nothing that the desk answers. */
  feltOf?: string;
}

export interface LimitRules {
  limitMeters: number;
  warningMeters: number;
  /** Of an order with a concealed zone: what is hidden of where the protected person is. */
  concealment?: LimitConcealment;
  schedule?: Schedule;
  permits?: readonly Permit[];
}

export interface LimitConcealment {
  /** 256 bits, hex. Secret: who knows it and the warnings knows the place. */
  seed: string;
}

/** Weekly windows in the order's time zone; `to` ≤ `from` means past midnight. Days: 1 Monday … 7 Sunday. */
export interface Schedule {
  windows: readonly { days: readonly number[]; from: string; to: string }[];
}

/** "May pass on 3 May, 9–11." */
export interface Permit {
  from: number;
  to: number;
}

/** Numbers that belong to the order, not to the code. Defaults: `defaultThresholds`. */
export interface Thresholds {
  topSpeedMetersPerSecond: number;
  silenceSeconds: number;
  lowBatteryPercent: number;
  approachUrgentSeconds: number;
}

/**
 * Points of one fix that the map must measure. `path` is set when the way from an earlier point may have crossed
 * something between two fixes.
 */
export interface Probe {
  /** Unique within the batch. */
  key: string;
  orderId: string;
  personId: string;
  /** Where the person is judged to be: the fix itself, or the mean of the rest. */
  points: readonly ProbePoint[];
  path?: { from: Point; to: Point };
  /** For the proximity limit: each other party's device, at its last judged point carried on to the time of this fix. */
  others: readonly { personId: string; deviceId: string; point: Point }[];
  /** What `track` hands to `judge`: the engine's own. JSON. */
  motion: ProbeMotion;
  /**
   * Set when the fix is older than what the state already knows. The caller then loads the order's stored fixes of all
   * parties since `from` and calls `retrack` and `rejudge`, which evaluate it against the state of its time. `judge`
   * alone still raises what one late fix proves by itself.
   */
  late?: { from: number };
}

/** Opaque to the caller. */
export type ProbeMotion = Readonly<Record<string, unknown>>;

export interface ProbePoint extends Point {
  name: 'fix' | 'rest';
}

/** What the map said about one probe. */
export interface ProbeFacts {
  key: string;
  zones: readonly ZoneFact[];
  others: readonly OtherFact[];
}

export interface ZoneFact {
  zoneId: string;
  point: 'fix' | 'rest';
  /** To the zone's edge; negative inside. */
  signedDistanceMeters: number;
  /** How deep inside the path of the probe came at its deepest (0: it did not touch). Only with the point `fix`. */
  pathDepthMeters?: number;
}

/** Optional: where it is missing the engine measures on the ellipsoid by itself (to 0.1 % below 500 km). */
export interface OtherFact {
  personId: string;
  deviceId: string;
  point: 'fix' | 'rest';
  distanceMeters: number;
}

/** What the engine concludes for one fix and one zone or proximity limit. */
export interface Finding {
  kind: AlarmKind;
  severity: Severity;
  /** `began` raises an alarm, `changed` updates it, `ended` ends it. */
  phase: 'began' | 'changed' | 'ended';
  /** The condition: one open alarm per order and key. For example `breach:zone:<id>`, `approach:limit:<personId>`. */
  conditionKey: string;
  /** Whom it is about: who came too near, who fell silent, whose strap was opened. */
  personId: string;
  deviceId?: string;
  zoneId?: string;
  /** The other party, for the proximity limit. */
  otherPersonId?: string;
  fixId?: string;
  /** When it happened, by the device's clock (corrected by the gate). */
  at: number;
  late: boolean;
  decision: DecisionRecord;
  /** Absent: whomever the plan names. */
  audience?: Audience;
}

/**
 * `not_respondent`: of what is concealed from the respondent. `respondent_only`: of what the respondent feels instead; the
 * desk is shown that it was told, as a notice.
 */
export type Audience = 'not_respondent' | 'respondent_only';

/** What a finding was decided on, kept for the court. JSON. No names, no coordinates: ids and numbers only. */
export interface DecisionRecord {
  rule: string;
  policyVersion: number;
  fixIds: readonly string[];
  numbers: Readonly<Record<string, number>>;
}

/** When the device shall report next, 5–900 s. */
export interface Directive {
  reportEverySeconds: number;
}

/**
 * Everything the engine remembers of one order. JSON without functions, dates or undefined, at most a few kilobytes;
 * its inside belongs to the engine alone. `version` lets a newer engine read an older state.
 */
export interface WatchState {
  version: number;
  [key: string]: unknown;
}

export interface TrackResult {
  state: WatchState;
  probe: Probe;
}

export interface JudgeResult {
  state: WatchState;
  findings: readonly Finding[];
  directive: Directive;
  /**
   * When time alone can change something (silence, a schedule, a permit, the end of an approach): store it beside the
   * state and `sweep` what is due. `null`: nothing before the next report.
   */
  sweepAt: number | null;
}

/** The engine. `emptyState` begins an order's watch; `sweep` lets time pass without a report. */
export interface DetectionEngine {
  emptyState(): WatchState;
  track(state: WatchState, rules: OrderRules, fix: Fix, key: string): TrackResult;
  judge(state: WatchState, rules: OrderRules, fix: Fix, probe: Probe, facts: ProbeFacts, now: number): JudgeResult;
  /** Tamper, separation, power cut, jamming, low battery: with or without a usable fix. */
  hear(state: WatchState, rules: OrderRules, signal: Signal, now: number): JudgeResult;
  /** Returns the very `state` it was given when nothing changed: it need not be stored again. */
  sweep(state: WatchState, rules: OrderRules, now: number): JudgeResult;
  /**
   * Whether the state knows how the parties stand to everything these rules watch. It does not while an order has just
   * begun or changed: someone at rest may not report for minutes. The caller then loads the order's stored fixes since
   * `recallMilliseconds` ago and calls `recall` and, instead of `sweep`, `acquaint`.
   */
  isAcquainted(state: WatchState, rules: OrderRules, now: number): boolean;
  /** The probes of an order's stored fixes (any order, repeats allowed), tracked from a cold start. */
  recall(rules: OrderRules, fixes: readonly Fix[]): readonly Step[];
  /** Takes from the recalled fixes the beliefs that the state lacks, then sweeps. */
  acquaint(
    state: WatchState,
    rules: OrderRules,
    recalled: readonly Step[],
    facts: readonly ProbeFacts[],
    now: number,
  ): JudgeResult;
  /**
   * The desk has dealt with an alarm that never ends by itself (tamper, separation, power cut …): the next signal of
   * that condition raises a new alarm. The pipeline calls it when such an alarm's incident is closed.
   */
  settle(state: WatchState, conditionKey: string): WatchState;
  /** The probes of an order's stored fixes (any order, repeats allowed): sorted, tracked from a cold start. */
  retrack(rules: OrderRules, fixes: readonly Fix[], lateIds: ReadonlySet<string>): Revision;
  /** The findings that the late fixes add to what was known without them, marked late; and the state put right. */
  rejudge(
    state: WatchState,
    rules: OrderRules,
    revision: Revision,
    facts: readonly ProbeFacts[],
    now: number,
  ): JudgeResult;
}

/** A stored fix, and what the map must say about it. */
export interface Step {
  fix: Fix;
  probe: Probe;
}

/** One look back: the same stretch of time without and with the late fixes. Ask the map about every probe of both. */
export interface Revision {
  before: readonly Step[];
  after: readonly Step[];
}
