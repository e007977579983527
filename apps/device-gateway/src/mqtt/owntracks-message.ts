import { Problem } from '#domain';
import { decodeOwnTracks } from '#protocols';
import type { Report } from '#tracking';

export type OwnTracksMessage =
  | { kind: 'reports'; body: unknown; reports: readonly Report[] }
  /** The broker says so for the device: its connection is gone. */
  | { kind: 'connection_lost' }
  | { kind: 'malformed' };

const malformed: OwnTracksMessage = { kind: 'malformed' };

/** One message of OwnTracks over MQTT: the JSON of its HTTP mode. Never throws. */
export function readOwnTracksMessage(payload: Buffer, manualPublishIsPanic: boolean): OwnTracksMessage {
  let body: unknown;
  try {
    body = payload.length === 0 ? undefined : JSON.parse(payload.toString('utf8'));
  } catch {
    return malformed;
  }
  if (isLastWill(body)) return { kind: 'connection_lost' };
  try {
    return { kind: 'reports', body, reports: decodeOwnTracks(body, manualPublishIsPanic).reports };
  } catch (error) {
    if (error instanceof Problem) return malformed;
    throw error;
  }
}

/** Its `tst` is when the device connected, not when it was lost. */
const isLastWill = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && (body as { _type?: unknown })._type === 'lwt';
