/** A reading of positions outside an open incident: who, of whom, why. */
export interface BreakGlassReading {
  id: string;
  staffId: string;
  /** As in the audit chain: `incident.track.read`, `order.track.read`, `location.ask`, `location.read`. */
  action: string;
  object: 'incident' | 'location_request' | 'order';
  objectId: string;
  reason: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Newest first, for who reviews them. */
export interface BreakGlassEntry extends BreakGlassReading {
  /** Whose positions they are. */
  personIds: string[];
  reviewedBy: string | null;
  reviewedAt: number | null;
}

export interface BreakGlassFilter {
  /** Only those that nobody has reviewed, or only those that somebody has. */
  reviewed?: boolean | undefined;
  after?: string | undefined;
  limit: number;
}

/** Port. The readings of one agency's staff. */
export interface BreakGlass {
  /** Before the positions leave. Where a request for a location is looked at again by the same person, nothing is added. */
  record(reading: BreakGlassReading): Promise<void>;
  list(filter: BreakGlassFilter): Promise<BreakGlassEntry[]>;
  lock(id: string): Promise<BreakGlassEntry | undefined>;
  markReviewed(id: string, staffId: string, at: number): Promise<void>;
}

const shortest = 10;
const longest = 500;

/**
 * The reason of a reading outside an open incident, as it is kept; `undefined` when there is none worth the name: a supervisor
 * must be able to tell from it what was looked for.
 */
export function breakGlassReason(given: string | null | undefined): string | undefined {
  const reason = given?.trim().slice(0, longest) ?? '';
  return reason.length >= shortest ? reason : undefined;
}
