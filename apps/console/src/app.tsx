import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { systemClock } from '#domain';
import { AccountScreen } from './account/account-screen.js';
import { Desk } from './desk/desk.js';
import { openDispatchFeed } from './feed/dispatch-feed.js';
import { resetStores } from './feed/stores.js';
import { useStore } from './feed/store.js';
import { ChooseFirstPassword } from './session/choose-first-password.js';
import { EnrolSecondFactor } from './session/enrol-second-factor.js';
import { hasDesk } from './session/has-desk.js';
import { keepSession, restoreSession } from './session/keep-session.js';
import { expireSession, sessionStore, tokenNow } from './session/session-store.js';
import { SignIn } from './session/sign-in.js';
import { suggestLanguage } from './words/use-words.js';

/** Sign-in page without a session; with one, the desk and its live feed. */
export function App() {
  const signedIn = useStore(sessionStore, (state) => state.signedIn);
  const restoring = useStore(sessionStore, (state) => state.restoring);
  const queries = useQueryClient();

  useEffect(() => void restoreSession(), []);

  const language = signedIn?.staff.language;
  useEffect(() => {
    if (language !== undefined) suggestLanguage(language);
  }, [language]);

  const isHeldBack = signedIn !== null && (signedIn.mustChangePassword || signedIn.mustEnrol);
  const staffId = isHeldBack ? undefined : signedIn?.staff.id;
  const showsDesk = signedIn !== null && hasDesk(signedIn.staff.role);
  useEffect(() => {
    if (staffId === undefined) return;
    resetStores();
    const closeFeed = showsDesk ? openDispatchFeed(tokenNow, systemClock, expireSession) : undefined;
    const letSessionEnd = keepSession();
    return () => {
      letSessionEnd();
      closeFeed?.();
      queries.clear();
    };
  }, [staffId, showsDesk, queries]);

  if (restoring) return null;
  if (signedIn === null) return <SignIn />;
  if (signedIn.mustChangePassword) return <ChooseFirstPassword />;
  if (signedIn.mustEnrol) return <EnrolSecondFactor />;
  const Screen = showsDesk ? Desk : AccountScreen;
  return <Screen key={signedIn.staff.id} signedIn={signedIn} />;
}
