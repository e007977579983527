import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { systemClock } from '#domain';
import { Desk } from './desk/desk.js';
import { openDispatchFeed } from './feed/dispatch-feed.js';
import { resetStores } from './feed/stores.js';
import { useStore } from './feed/store.js';
import { EnrolSecondFactor } from './session/enrol-second-factor.js';
import { keepSession, restoreSession } from './session/keep-session.js';
import { expireSession, sessionStore } from './session/session-store.js';
import { SignIn } from './session/sign-in.js';
import { suggestLanguage } from './words/use-words.js';

/** Sign-in page without a session; with one, the desk and its live feed. */
export function App() {
  const signedIn = useStore(sessionStore, (state) => state.signedIn);
  const restoring = useStore(sessionStore, (state) => state.restoring);
  const queries = useQueryClient();

  useEffect(() => void restoreSession(), []);

  const staffId = signedIn?.mustEnrol === false ? signedIn.staff.id : undefined;
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

  if (restoring) return null;
  if (signedIn === null) return <SignIn />;
  return signedIn.mustEnrol ? <EnrolSecondFactor signedIn={signedIn} /> : <Desk signedIn={signedIn} />;
}
