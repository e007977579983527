import type { Session } from '#contracts';
import { systemClock } from '#domain';
import { request } from '../api/request.js';
import { createStore } from '../feed/store.js';

/** The signed-in staff member. `expiresAt` in milliseconds since 1970. */
export interface SignedIn {
  token: string;
  expiresAt: number;
  staff: Session['staff'];
  /** Nothing but choosing one's own password is permitted. */
  mustChangePassword: boolean;
  /** Nothing but enrolling a second factor is permitted. */
  mustEnrol: boolean;
}

export interface SessionState {
  signedIn: SignedIn | null;
  /** Whether the browser's cookie holds a session is not known yet. */
  restoring: boolean;
  /** When a session ended by itself, so that the sign-in page can say so. */
  expired: { at: number; timeZone: string } | null;
}

/** The token lives in memory only; what outlives the page is a cookie that no script can read. */
export const sessionStore = createStore<SessionState>({ signedIn: null, restoring: true, expired: null });

const signedInBy = ({ accessToken, expiresInSeconds, staff, mustEnrol, mustChangePassword }: Session): SignedIn => ({
  token: accessToken,
  expiresAt: systemClock.now() + expiresInSeconds * 1_000,
  staff,
  mustChangePassword,
  mustEnrol,
});

export function signIn(session: Session): void {
  sessionStore.update(() => ({ signedIn: signedInBy(session), restoring: false, expired: null }));
}

/** There is no session to go on with. */
export function stayOut(): void {
  sessionStore.update((state) => ({ ...state, restoring: false }));
}

/** A further token for the same session. */
export function refreshSignedIn(session: Session): void {
  sessionStore.update((state) => (state.signedIn === null ? state : { ...state, signedIn: signedInBy(session) }));
}

/** Leaves at once; the session ends on the server as soon as it hears of it, and by itself when it does not. */
export function signOut(): void {
  const { signedIn } = sessionStore.get();
  sessionStorage.clear();
  sessionStore.update(() => ({ signedIn: null, restoring: false, expired: null }));
  if (signedIn === null) return;
  request('/v1/sessions/current', { method: 'DELETE', token: signedIn.token }).catch(() => undefined);
}

/** The token as of now: another request may have brought a newer one. */
export const tokenNow = (): string => sessionStore.get().signedIn?.token ?? '';

let beingReplaced = false;

/** While the server ends the session and opens another in its place, the feed may be refused before the answer is here. */
export async function replaceSession(work: () => Promise<Session>): Promise<void> {
  beingReplaced = true;
  try {
    refreshSignedIn(await work());
  } finally {
    beingReplaced = false;
  }
}

/** The server no longer takes the token, or its time is over. */
export function expireSession(): void {
  sessionStore.update((state) =>
    state.signedIn === null || beingReplaced
      ? state
      : {
          signedIn: null,
          restoring: false,
          expired: { at: systemClock.now(), timeZone: state.signedIn.staff.agency.timeZone },
        },
  );
}
