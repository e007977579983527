import type { RenewedSession } from '#contracts';
import { systemClock } from '#domain';
import { ApiError, request } from '../api/request.js';
import { expireSession, renewSignedIn, sessionStore } from './session-store.js';

/** Before the token ends by this much it is renewed; while the api is away it is tried again as often. */
const earlyMilliseconds = 5 * 60_000;
const againMilliseconds = 15_000;

/** Renews the token of the session as long as the desk is open. Returns what ends that. */
export function keepSession(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const plan = (delay: number): void => {
    timer = setTimeout(() => void renew(), Math.max(delay, 0));
  };
  const untilRenewal = (): number => remaining() - earlyMilliseconds;

  async function renew(): Promise<void> {
    const { signedIn } = sessionStore.get();
    if (signedIn === null) return;
    try {
      renewSignedIn(await request<RenewedSession>('/v1/sessions/renew', { token: signedIn.token, method: 'POST' }));
      plan(untilRenewal());
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 401;
      if (refused || remaining() <= 0) expireSession();
      else plan(againMilliseconds);
    }
  }

  plan(untilRenewal());
  return () => clearTimeout(timer);
}

const remaining = (): number => (sessionStore.get().signedIn?.expiresAt ?? 0) - systemClock.now();
