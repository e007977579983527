import { type AddressPolicy, isCallable } from './addresses.js';
import { present, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';

/** Where an agency's own alerting system takes CAP messages. `secret` is the key of their signature. */
export interface NewCapEndpoint {
  url: string;
  secret: string;
}

/** How far it is. Times are milliseconds since 1970. */
export interface CapEndpointState {
  /** Failures since the last success. */
  attempts: number;
  lastError: string | null;
  lastSentAt: number | null;
}

/** Incidents from now on are pushed there. */
export async function nameCapEndpoint(
  work: CaseWork,
  agencyId: string,
  endpoint: NewCapEndpoint,
  policy: AddressPolicy,
): Promise<void> {
  const own = await work.book.agencies.lockOwn();
  present(own?.id === agencyId ? own : undefined);
  const callable = isCallable(endpoint.url, policy);
  refuseIf(
    callable ? [] : [{ path: 'url', message: 'must be an https address without user name and password' }],
    'agency_invalid',
    'CAP messages cannot be pushed there.',
  );
  await work.book.agencies.saveCapEndpoint(endpoint, work.now);
  work.record('agency.cap_endpoint.name', 'agency', agencyId);
}

export async function removeCapEndpoint(work: CaseWork, agencyId: string): Promise<void> {
  const own = await work.book.agencies.lockOwn();
  present(own?.id === agencyId && (await work.book.agencies.removeCapEndpoint()) ? own : undefined);
  work.record('agency.cap_endpoint.remove', 'agency', agencyId);
}
