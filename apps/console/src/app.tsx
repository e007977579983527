import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { systemClock } from '#domain';
import { resetDesk } from './dispatch/reset-desk.js';
import { openDispatchFeed } from './feed/dispatch-feed.js';
import { resetStores } from './feed/stores.js';
import { useStore } from './feed/store.js';
import { ChooseFirstPassword } from './session/choose-first-password.js';
import { EnrolSecondFactor } from './session/enrol-second-factor.js';
import { keepSession, restoreSession } from './session/keep-session.js';
import { expireSession, sessionStore, tokenNow } from './session/session-store.js';
import { SignIn } from './session/sign-in.js';
import { SessionContext } from './session/use-session.js';
import { router } from './shell/router.js';
import { suggestLanguage } from './words/language.js';
import './words/account/index.js';
import './words/alerting/index.js';
import './words/common/index.js';
import './words/session/index.js';

/** Sign-in page without a session; with one, the screens and the live feed. */
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
  const showsDesk = signedIn?.staff.permissions.includes('incident.read') ?? false;
  useEffect(() => {
    if (staffId === undefined) return;
    resetStores();
    resetDesk();
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
  return (
    <SessionContext value={signedIn}>
      <RouterProvider key={signedIn.staff.id} router={router} context={{ signedIn }} />
    </SessionContext>
  );
}
