import type { DeliveryErrorCode } from '../channel.js';
import type { CapAgency, CapEvent } from './cap-message.js';

export interface CapScope {
  cell: number;
  agencyId: string;
}

/** Port. What CAP reads of the log: of one agency only. */
export interface CapReader {
  agency(scope: CapScope): Promise<CapAgency | undefined>;
  /** All events of the agency's newest incidents, at most so many incidents; in order of the log. */
  ofNewestIncidents(scope: CapScope, incidents: number): Promise<CapEvent[]>;
  ofIncident(scope: CapScope, incidentId: string): Promise<CapEvent[]>;
  /**
   * All events of the incidents that the next `limit` events after `cursor` belong to, and the cursor of the last of those
   * next: `cursor` itself when there is none.
   */
  after(scope: CapScope, cursor: number, limit: number): Promise<{ upTo: number; events: CapEvent[] }>;
}
export const CAP_READER = Symbol('CapReader');

/** An agency's own alerting system, claimed by this worker alone until its lease ends. */
export interface CapEndpoint extends CapScope {
  url: string;
  secret: string;
  /** Last event of the log that was told. */
  cursor: number;
  /** Failures since the last success. */
  attempts: number;
}

/** What is written after a push. What is absent stays. */
export interface CapProgress {
  cursor: number;
  attempts: number;
  nextAttemptAt: number;
  lastError?: DeliveryErrorCode | null;
  /** When a message was taken, and the incident it tells of: goes into the audit chain, since data left the house. */
  sentAt?: number;
  incidentId?: string;
}

/** Port. Where messages are pushed to, and how far that is. */
export interface CapEndpointStore {
  /** Cells of agencies that have an endpoint. */
  cells(): Promise<number[]>;
  /** Those of a cell whose agency's log has gone on and whose pause is over. */
  claimDue(cell: number, now: number, leaseUntil: number): Promise<CapEndpoint[]>;
  record(agencyId: string, progress: CapProgress): Promise<void>;
}
