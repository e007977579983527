import type { DeskScope } from './incident-reader.port.js';

/** A unit's position that is older than this may be anywhere by now. */
export const unitPositionKnownMilliseconds = 10 * 60_000;

/** Where help is needed: the last position of whom the incident is about. Times are milliseconds since 1970. */
export interface IncidentPlace {
  personId: string;
  longitude: number;
  latitude: number;
  fixTime: number;
}

export interface NearUnit {
  id: string;
  agencyId: string;
  name: string;
  callSign: string | null;
  distanceMeters: number;
  positionAt: number | null;
  /** Sent to an incident that is not closed. */
  busy: boolean;
}

/** Port. Bound to the agency: another agency's incident does not exist here. */
export interface NearestUnits {
  /** `undefined`: nobody knows where the incident is. */
  placeOf(scope: DeskScope, incidentId: string): Promise<IncidentPlace | undefined>;
  /** Of the incident's desk and of its order's agency, nearest first. Units whose position nobody knows are not among them. */
  nearestTo(scope: DeskScope, incidentId: string, place: IncidentPlace, limit: number): Promise<NearUnit[]>;
}
export const NEAREST_UNITS = Symbol('NearestUnits');
