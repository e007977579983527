import type { ContactAnswer, IncidentStatus } from '#domain';

/** A link that holds. Ids only. */
export interface LiveLink {
  key: string;
  cell: number;
  incidentId: string;
  /** Of the incident's order; in its chain stands what the contact has seen. */
  agencyId: string;
  contactId: string;
  /** Whose contact it is. */
  personId: string;
  /** Milliseconds since 1970: at the latest; half an hour after the incident is closed. */
  expiresAt: number;
}

/** What a contact may see, and nothing else. Times are milliseconds since 1970. */
export interface LiveState {
  status: IncidentStatus;
  /** Her last position in the time of the incident that is not said to be faked. */
  position: { longitude: number; latitude: number; accuracyMeters: number; fixTime: number } | null;
  /** How many other contacts have said that they go there. */
  others: number;
}

/** What a page that is connected must know each second. */
export type StandingLink = Pick<LiveLink, 'key'> & Pick<LiveState, 'status' | 'others'>;

export interface LinkHolder {
  key: string;
  deviceHash: Buffer;
}

/** Port. Links to incidents. One that has expired, was revoked, or is another device's is absent, as one that never was. */
export interface LiveLinkStore {
  /** Binds the link to this device, if it is nobody's yet. */
  open(holder: LinkHolder, now: number): Promise<LiveLink | undefined>;
  find(holder: LinkHolder, now: number): Promise<LiveLink | undefined>;
  stateOf(link: LiveLink): Promise<LiveState>;
  /** Of these, those that hold still; one statement for each cell. */
  standing(links: readonly LiveLink[], now: number): Promise<StandingLink[]>;
  /**
   * Into the log of the incident and the audit chain, once for each answer. Resolves to the last cursor written; `undefined`:
   * they have said so before.
   */
  answer(link: LiveLink, answer: ContactAnswer, now: number): Promise<number | undefined>;
}
export const LIVE_LINK_STORE = Symbol('LiveLinkStore');
