import type { Session } from '#contracts';
import { systemClock } from '#domain';
import { ApiError, request } from '../api/request.js';
import { expireSession, refreshSignedIn, sessionStore, signIn, stayOut } from './session-store.js';

/** Before the token ends by this much it is refreshed. */
const earlyMilliseconds = 5 * 60_000;
/** While the api is away it is tried again as often: an answer that got lost can be had again for half a minute. */
const againMilliseconds = 5_000;

const refresh = (): Promise<Session> => request<Session>('/v1/sessions/refresh', { method: 'POST' });

/** After a reload, in another tab, or back from single sign-on: the browser's cookie may still hold a session. */
export async function restoreSession(): Promise<void> {
  try {
    signIn(await refresh());
  } catch {
    stayOut();
  }
}

/** Refreshes the token of the session as long as the desk is open. Returns what ends that. */
export function keepSession(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const plan = (delay: number): void => {
    timer = setTimeout(() => void renew(), Math.max(delay, 0));
  };
  const untilRefresh = (): number => remaining() - earlyMilliseconds;

  async function renew(): Promise<void> {
    if (sessionStore.get().signedIn === null) return;
    try {
      refreshSignedIn(await refresh());
      plan(untilRefresh());
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 401;
      if (refused || remaining() <= 0) expireSession();
      if (sessionStore.get().signedIn !== null) plan(againMilliseconds);
    }
  }

  plan(untilRefresh());
  return () => clearTimeout(timer);
}

const remaining = (): number => (sessionStore.get().signedIn?.expiresAt ?? 0) - systemClock.now();
