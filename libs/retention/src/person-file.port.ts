import type { AuditRecord } from '#access';
import type { RetentionScope } from './retention-shelf.port.js';

/** What stands in the way of an erasure. */
export type ErasureObstacle =
  { kind: 'order'; id: string; status: string } | { kind: 'incident'; id: string } | { kind: 'hold'; id: string };

export interface Erasure {
  /** Whose word it is: court and number of its decision. */
  authority: string;
  reason: string;
  erasedBy: string;
  now: number;
}

/** A part of what is known of a person, as it is given out: JSON. */
export type PersonPart = Readonly<Record<string, unknown>>;

/** All but the positions and what the phone recorded. */
export interface PersonParts {
  person: PersonPart;
  devices: PersonPart[];
  contacts: PersonPart[];
  places: PersonPart[];
  orders: PersonPart[];
  zones: PersonPart[];
  permits: PersonPart[];
  incidents: PersonPart[];
  messages: PersonPart[];
  presses: PersonPart[];
  checkIns: PersonPart[];
  /** What the person said to warnings. */
  answers: PersonPart[];
  locationRequests: PersonPart[];
  /** Of a respondent the texts alone: the others tell when the desk looked. */
  deviceCommands: PersonPart[];
  /** Some order restrains the person: what would show the other party's places is left out. */
  isRestrained: boolean;
}

/** Port: everything about one person of the agency. Another agency's people do not exist here. */
export interface PersonFiles {
  parts(scope: RetentionScope, personId: string): Promise<PersonParts | undefined>;
  /** Of the person alone, oldest first, by the page. @param asOf nothing that was received later */
  positions(scope: RetentionScope, personId: string, asOf: number): AsyncIterable<PersonPart[]>;
  /** What the person's phones recorded, chunk after chunk with its bytes in base64. @param asOf nothing that was received later */
  recordings(scope: RetentionScope, personId: string, asOf: number): AsyncIterable<PersonPart[]>;
  /**
   * One transaction, with its audit record. Resolves to the devices whose callers must be forgotten.
   *
   * @throws RetentionError `not_found`, `person_erased`, `erasure_refused`
   */
  erase(scope: RetentionScope, personId: string, erasure: Erasure, audit: AuditRecord): Promise<string[]>;
}
export const PERSON_FILES = Symbol('PersonFiles');
