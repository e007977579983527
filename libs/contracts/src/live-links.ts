import { z } from 'zod';
import { contactAnswers, type IncidentStatus, incidentStatuses } from '#domain';
import { type GeoPoint, point } from './geojson.js';

/** The link's token, as it stands behind the `#`, and a secret that the page has made for its device and keeps. */
const page = {
  token: z.string().regex(/^[\w-]{22}$/, 'is no token of a message'),
  device: z.string().regex(/^[\w-]{22,86}$/, 'must be 16 random bytes or more, in base64url'),
};

export const livePageBody = z.strictObject(page);
export type LivePageBody = z.infer<typeof livePageBody>;
export const liveAnswerBody = z.strictObject({ ...page, answer: z.enum(contactAnswers) });
export type LiveAnswerBody = z.infer<typeof liveAnswerBody>;

/** What a contact sees of an incident: no name, no kind, nobody else. */
export const liveState = z.object({
  status: z.enum(incidentStatuses),
  /** Hers, the last of this incident. */
  position: z.object({ point, at: z.iso.datetime(), accuracyMeters: z.number() }).nullable(),
  /** How many other contacts have said that they go there. */
  othersGoing: z.int(),
  expiresAt: z.iso.datetime(),
  serverTime: z.iso.datetime(),
});
export type LiveState = z.infer<typeof liveState>;

export interface LivePositionMessage {
  point: GeoPoint;
  /** ISO 8601 UTC. */
  at: string;
  accuracyMeters: number;
}

export interface LiveIncidentMessage {
  status: IncidentStatus;
  othersGoing: number;
}

/** `/contact`: the page of a contact, by the link of a message. It is disconnected when the link opens nothing any more. */
export interface ContactServerEvents {
  'position.moved': (message: LivePositionMessage) => void;
  'incident.updated': (message: LiveIncidentMessage) => void;
}

/** `auth` of the connection. */
export type ContactAuth = LivePageBody;
