import type { PersonScope } from '../companion-reader.port.js';
import type { ExactPlace } from './coarse-place.js';

/** Port: where the respondent was when these alarms were last decided on. */
export interface WarningPlaces {
  /**
   * By alarm, of this agency's alarms about a respondent who came near, seen since then. Absent for what the engine doubts, and for
   * every alarm of an order with a concealed zone, as it was when the alarm was decided on or as it is now.
   */
  of(
    scope: PersonScope,
    agencyId: string,
    alarmIds: readonly string[],
    since: number,
  ): Promise<Map<string, ExactPlace>>;
}
export const WARNING_PLACES = Symbol('WarningPlaces');
