import type { Fix, OrderRules, Probe, ProbeFacts, WatchState } from '#geofence';
import type { IncidentStore } from '#incidents';
import type { AskedLocation, SettledLocations } from './asked-location.js';

/** A fix on its way into the database, with what only the store needs. */
export interface StoredFix extends Fix {
  digest: number;
  altitudeMeters?: number;
  batteryPercent?: number;
}

/** The watch row of one order, locked until the batch commits. */
export interface WatchRow {
  orderId: string;
  agencyId: string;
  rules: OrderRules;
  state: WatchState;
  openIncidentId: string | null;
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

/** Port: the statements of one batch, in one transaction. Each is set-based and says the cell. */
export interface TrackingTransaction {
  /** Stores the fixes; returns the ids of those that were not there yet. */
  insertPositions(fixes: readonly StoredFix[]): Promise<Set<string>>;
  /** The watched orders of these people, locked in id order. */
  lockWatches(personIds: readonly string[]): Promise<WatchRow[]>;
  /** What the map says: in the order of the probes. */
  measure(probes: readonly Probe[]): Promise<ProbeFacts[]>;
  /** The stored fixes of all parties of these orders since then: at most the newest 2,000 of each person. */
  fixesSince(watches: readonly { orderId: string; from: number }[]): Promise<Map<string, Fix[]>>;
  saveWatches(rows: readonly { orderId: string; state: WatchState }[]): Promise<void>;
  /** One statement for all. Returns the ids of the requests that were still waiting. */
  settleLocations(settled: SettledLocations, now: number): Promise<Set<string>>;
  readonly incidents: IncidentStore;
}

export interface TrackingStore {
  transaction<T>(cell: number, work: (transaction: TrackingTransaction) => Promise<T>): Promise<T>;
  quarantine(cell: number, report: QuarantinedReport): Promise<void>;
}
export const TRACKING_STORE = Symbol('TrackingStore');
