import type { DeskScope } from './incident-reader.port.js';

/** One acknowledgement of a critical or urgent incident. */
export interface Acknowledgement {
  /** Whose desk works on the incident now. */
  deskAgencyId: string;
  deskName: string;
  /** From when its desk was to take it: opened, reopened, handed over, or grown from a notice. */
  seconds: number;
}

/** An open incident that had been closed. */
export interface Reopening {
  incidentId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Port. Bound to the agency: of incidents that its staff may read. */
export interface DeskFigures {
  /** IANA zone of the agency. */
  timeZone(scope: DeskScope): Promise<string>;
  /** @param since milliseconds since 1970 */
  acknowledgements(scope: DeskScope, since: number): Promise<Acknowledgement[]>;
  /** The last one of each incident that nobody has taken since. */
  reopenings(scope: DeskScope): Promise<Reopening[]>;
}
export const DESK_FIGURES = Symbol('DeskFigures');
