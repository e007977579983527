import type { IncidentPlace } from './nearest-units.port.js';
import type { DeskScope } from './incident-reader.port.js';

export interface PlacedIncident extends IncidentPlace {
  incidentId: string;
  accuracyMeters: number;
}

/** Port: where incidents are. Bound to the agency: another agency's incident has no place here. */
export interface IncidentPlaces {
  /** Of those that are not closed, and of which anybody knows; at most as many as were asked for. */
  of(scope: DeskScope, incidentIds: readonly string[]): Promise<PlacedIncident[]>;
}
export const INCIDENT_PLACES = Symbol('IncidentPlaces');
