import type { Fix, OrderRules, Probe, ProbeFacts, WatchState } from '#geofence';
import type { IncidentStore } from '#incidents';
import type { AskedLocation, SettledLocations } from './asked-location.js';

/** A fix on its way into the database, with what only the store needs. */
export interface StoredFix extends Fix {
  digest: number;
  altitudeMeters?: number;
  batteryPercent?: number;
  signalPercent?: number;
}

/** What the sweep reads of a watch row. */
export interface DueWatch {
  orderId: string;
  agencyId: string;
  rules: OrderRules;
  state: WatchState;
}

/** The watch row of one order, locked until the batch commits. */
export interface WatchRow extends DueWatch {
  /** With those whose consoles may see it. */
  openIncident: { id: string; agencyIds: readonly string[] } | null;
  /** Requests for the location of one of its parties that wait for a fix. */
  asked: readonly AskedLocation[];
}

export interface QuarantinedReport {
  id: string;
  agencyId: string;
  deviceId: string;
  receivedAt: number;
  reason: string;
  report: object;
}

/** A beacon as it was heard by a device of this person. */
export interface HeardBeacon {
  personId: string;
  /** What it sends, as `BeaconSighting` has it. */
  beacon: string;
}

/** One that is worn by another party of an order that watches both. */
export interface KnownBeacon extends HeardBeacon {
  deviceId: string;
  ownerId: string;
}

/** Port: the statements of one batch, in one transaction. Each is set-based and says the cell. */
/** `sweepAt` in milliseconds since 1970. */
export interface SavedWatch {
  orderId: string;
  agencyId: string;
  state: WatchState;
  sweepAt: number | null;
}

export interface TrackingTransaction {
  /** Stores the fixes; returns the ids of those that were not there yet. */
  insertPositions(fixes: readonly StoredFix[]): Promise<Set<string>>;
  /** Takes back what `insertPositions` stored in this transaction. */
  forgetPositions(fixes: readonly StoredFix[]): Promise<void>;
  /** The watched orders of these people, locked in id order. */
  lockWatches(personIds: readonly string[]): Promise<WatchRow[]>;
  /** Those of these beacons that belong to another party of a watched order of whoever heard them. */
  beaconsOf(heard: readonly HeardBeacon[]): Promise<KnownBeacon[]>;
  /** What the map says: in the order of the probes. */
  measure(probes: readonly Probe[]): Promise<ProbeFacts[]>;
  /** The stored fixes of all parties of these orders since then: at most the newest 2,000 of each person. */
  fixesSince(watches: readonly { orderId: string; from: number }[]): Promise<Map<string, Fix[]>>;
  /** `sweepAt`: when time alone may change something, `null` never. */
  saveWatches(rows: readonly SavedWatch[]): Promise<void>;
  /**
   * Watches that are due at `now`, those that wait longest first, at most `limit`; locked. What another transaction has
   * locked is left to it. `among`: only these orders.
   */
  takeDueWatches(now: number, limit: number, among?: readonly string[]): Promise<DueWatch[]>;
  /** As `saveWatches`, by the sweep: without `state` only the time is written. */
  saveSweptWatches(rows: readonly (Omit<SavedWatch, 'state'> & { state?: WatchState })[]): Promise<void>;
  /** One statement for all. Returns the ids of the requests that were still waiting. */
  settleLocations(settled: SettledLocations, now: number): Promise<Set<string>>;
  quarantine(reports: readonly QuarantinedReport[]): Promise<void>;
  readonly incidents: IncidentStore;
}

export interface TrackingStore {
  transaction<T>(cell: number, work: (transaction: TrackingTransaction) => Promise<T>): Promise<T>;
  quarantine(cell: number, reports: readonly QuarantinedReport[]): Promise<void>;
  /** Cells that may hold watched orders. */
  cells(): Promise<number[]>;
  /**
   * Batches leave a watch to be looked at when it was due before they wrote it: those that are not due any more are put
   * off until they are, without reading them, at most `limit`. Returns how many.
   */
  putOffWatches(cell: number, now: number, limit: number): Promise<number>;
  /** The sweep looks at this watch again at `until`, unless a report or a change comes before. */
  postponeWatch(cell: number, orderId: string, until: number): Promise<void>;
}
export const TRACKING_STORE = Symbol('TrackingStore');
