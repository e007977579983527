import type { RenewedSession, Session } from '#contracts';
import { systemClock } from '#domain';
import { createStore } from '../feed/store.js';

const storageKey = 'qalqan.session';

/** The signed-in staff member. `expiresAt` in milliseconds since 1970. */
export interface SignedIn {
  token: string;
  expiresAt: number;
  staff: Session['staff'];
}

export interface SessionState {
  signedIn: SignedIn | null;
  /** When a session ended by itself, so that the sign-in page can say so. */
  expired: { at: number; timeZone: string } | null;
}

/** The token lives in memory, and in this tab's sessionStorage so that a reload keeps it: never in localStorage. */
export const sessionStore = createStore<SessionState>({ signedIn: restore(), expired: null });

function restore(): SignedIn | null {
  const stored = sessionStorage.getItem(storageKey);
  if (stored === null) return null;
  const session = JSON.parse(stored) as SignedIn;
  return session.expiresAt > systemClock.now() ? session : null;
}

export function signIn(session: Session): void {
  const signedIn: SignedIn = {
    token: session.accessToken,
    expiresAt: systemClock.now() + session.expiresInSeconds * 1_000,
    staff: session.staff,
  };
  sessionStorage.setItem(storageKey, JSON.stringify(signedIn));
  sessionStore.update(() => ({ signedIn, expired: null }));
}

/** A further token for the same session. */
export function renewSignedIn({ accessToken, expiresInSeconds }: RenewedSession): void {
  const { signedIn } = sessionStore.get();
  if (signedIn === null) return;
  const renewed = { ...signedIn, token: accessToken, expiresAt: systemClock.now() + expiresInSeconds * 1_000 };
  sessionStorage.setItem(storageKey, JSON.stringify(renewed));
  sessionStore.update((state) => ({ ...state, signedIn: renewed }));
}

export function signOut(): void {
  sessionStorage.clear();
  sessionStore.update(() => ({ signedIn: null, expired: null }));
}

/** The server no longer takes the token, or its time is over. */
export function expireSession(): void {
  sessionStorage.removeItem(storageKey);
  sessionStore.update((state) =>
    state.signedIn === null
      ? state
      : {
          signedIn: null,
          expired: { at: systemClock.now(), timeZone: state.signedIn.staff.agency.timeZone },
        },
  );
}
