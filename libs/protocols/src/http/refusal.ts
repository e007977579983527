import { Problem } from '#domain';
import type { ReceivedReports, RejectedReport } from '#tracking';
import type { Decoded } from './decoded.js';

/** What the program of no phone sends, so that whoever writes a client must learn of it. */
const mistakesOfClients: ReadonlySet<RejectedReport['code']> = new Set([
  'invalid',
  'latitude_out_of_range',
  'longitude_out_of_range',
  'fix_time_invalid',
]);

/**
 * Whether the client must be told by an error status: then the problem (422, naming the field in the client's own word).
 *
 * Only a single report without an alarm that no phone's program would make. What such programs do make — a backlog older
 * than the gate takes, a clock gone wrong, (0, 0) from a receiver without a fix — is refused with a 2xx: OwnTracks on
 * Android and Traccar Client send one report at a time, oldest first, and repeat it until a 2xx, for a week or for ever.
 * A 4xx would keep everything behind it from being heard, an SOS too.
 */
export function refusalOf(decoded: Decoded, outcome: ReceivedReports): Problem | undefined {
  const [rejected] = outcome.rejected;
  if (!rejected || decoded.alwaysTaken || decoded.reports.some((report) => report.alarms?.length)) return undefined;
  if (!mistakesOfClients.has(rejected.code)) return undefined;
  const path = nameOf(decoded, rejected.path);
  return new Problem('unprocessable', rejected.code, rejected.detail, [{ path, message: rejected.detail }]);
}

/** The refusals as the client would name them. */
export const rejectedInDialect = (decoded: Decoded, outcome: ReceivedReports): readonly RejectedReport[] =>
  outcome.rejected.map((rejected) => ({ ...rejected, path: nameOf(decoded, rejected.path) }));

const nameOf = (decoded: Decoded, path: string): string => decoded.fieldNames[path] ?? path;
