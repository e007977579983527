import { Problem } from '#domain';
import type { Report } from '#tracking';

/** The parts of a request that dialects over HTTP are made of, both parsed: a form is an object of texts, as a query is. */
export interface HttpMessage {
  query: unknown;
  body: unknown;
}

/** What a codec made of one request. */
export interface Decoded {
  /** Empty when the message is known and says nothing about where the device is, or how it is. */
  reports: readonly Report[];
  /** How this dialect calls what the pipeline refuses: from a path inside a fix (`point.coordinates.1`) to the client's own word. */
  fieldNames: Readonly<Record<string, string>>;
  /** Answered 2xx whatever became of the reports: a batch, or a message that no client would mend. */
  alwaysTaken: boolean;
  /** Words in an alarm field that this system has no alarm for. Their reports go on without them. */
  unknownAlarms: number;
}

/** A message that is understood and holds nothing to store. */
export const nothingToReport: Decoded = { reports: [], fieldNames: {}, alwaysTaken: true, unknownAlarms: 0 };

/** More stand in no message that a phone sends. */
const maxReportsPerMessage = 1_000;

export function refuseTooMany(count: number): void {
  if (count > maxReportsPerMessage) {
    throw new Problem('too_large', 'too_many_reports', `A message may hold at most ${maxReportsPerMessage} reports.`);
  }
}

export const dialectUnknown = (field: string, message: string): Problem =>
  new Problem('malformed', 'dialect_unknown', 'No dialect that is spoken at this address fits the message.', [
    { path: field, message },
  ]);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
