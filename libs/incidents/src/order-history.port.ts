import type { DeskScope, TrackPoint } from './incident-reader.port.js';

/** A shape that stands for a zone on a map; `area` is a GeoJSON MultiPolygon. */
export interface ZoneOutline {
  zoneId: string;
  name: string;
  kind: 'exclusion' | 'inclusion';
  /** Itself, the belt around it with what it surrounds, and of a concealed one what the respondent feels. */
  part: 'zone' | 'ring' | 'felt' | 'felt_ring';
  area: { type: 'MultiPolygon'; coordinates: number[][][][] };
  /** From when until when the zone was like this, ISO 8601. `from` is `null`: since before that is known; `until`: it still is. */
  from: string | null;
  until: string | null;
}

export interface ForbiddenGround {
  proximityLimitMeters: number | null;
  proximityWarningMeters: number | null;
  zones: ZoneOutline[];
}

/** Milliseconds since 1970, both included. */
export interface Period {
  from: number;
  to: number;
}

/** Port: what an order forbids and where its parties were. Bound to the agency, as the incidents are. */
export interface OrderHistory {
  /**
   * Of the order of an incident that the agency may read; nothing where there is no order, or none of the agency's any more.
   *
   * @param since also what its zones were at some time since then, milliseconds since 1970; `null`: what they are
   */
  groundOfIncident(scope: DeskScope, incidentId: string, since: number | null): Promise<ForbiddenGround>;
  /** `undefined`: none of the agency's orders. */
  groundOfOrder(scope: DeskScope, orderId: string, since: number | null): Promise<ForbiddenGround | undefined>;
  /** Positions of the parties of one of the agency's orders, oldest first; at most `limit`, the oldest. */
  track(scope: DeskScope, orderId: string, period: Period, limit: number): Promise<TrackPoint[]>;
}
export const ORDER_HISTORY = Symbol('OrderHistory');
