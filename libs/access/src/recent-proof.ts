import type { Clock } from '#domain';
import { AccessError } from './access.error.js';
import type { SessionCaller } from './caller.js';

const freshForMilliseconds = 15 * 60_000;

/** What changes how one proves oneself is for who has just done so, not for who finds a desk unattended or copied a token. */
export function requireRecentProof(caller: SessionCaller, clock: Clock): void {
  if (clock.now() - caller.authenticatedAt > freshForMilliseconds) throw new AccessError('authenticate_again');
}
