import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { systemClock } from '#domain';
import { Desk } from './desk/desk.js';
import { openDispatchFeed } from './feed/dispatch-feed.js';
import { resetStores } from './feed/stores.js';
import { useStore } from './feed/store.js';
import { expireSession, sessionStore } from './session/session-store.js';
import { SignIn } from './session/sign-in.js';
import { suggestLanguage } from './words/use-words.js';

/** Sign-in page without a session; with one, the desk and its live feed. */
export function App() {
  const signedIn = useStore(sessionStore, (state) => state.signedIn);
  const queries = useQueryClient();

  useEffect(() => {
    if (signedIn === null) return;
    suggestLanguage(signedIn.staff.language);
    resetStores();
    const closeFeed = openDispatchFeed(signedIn.token, systemClock, expireSession);
    const expiry = setTimeout(expireSession, Math.min(signedIn.expiresAt - systemClock.now(), 2 ** 31 - 1));
    return () => {
      clearTimeout(expiry);
      closeFeed();
      queries.clear();
    };
  }, [signedIn, queries]);

  return signedIn === null ? <SignIn /> : <Desk signedIn={signedIn} />;
}
