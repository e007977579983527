import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { systemClock } from '#domain';
import { Desk } from './desk/desk.js';
import { openDispatchFeed } from './feed/dispatch-feed.js';
import { resetStores } from './feed/stores.js';
import { useStore } from './feed/store.js';
import { keepSession } from './session/keep-session.js';
import { expireSession, sessionStore } from './session/session-store.js';
import { SignIn } from './session/sign-in.js';
import { suggestLanguage } from './words/use-words.js';

/** Sign-in page without a session; with one, the desk and its live feed. */
export function App() {
  const signedIn = useStore(sessionStore, (state) => state.signedIn);
  const queries = useQueryClient();

  const staffId = signedIn?.staff.id;
  useEffect(() => {
    const session = sessionStore.get().signedIn;
    if (staffId === undefined || session === null) return;
    suggestLanguage(session.staff.language);
    resetStores();
    const token = (): string => sessionStore.get().signedIn?.token ?? '';
    const closeFeed = openDispatchFeed(token, systemClock, expireSession);
    const letSessionEnd = keepSession();
    return () => {
      letSessionEnd();
      closeFeed();
      queries.clear();
    };
  }, [staffId, queries]);

  return signedIn === null ? <SignIn /> : <Desk signedIn={signedIn} />;
}
