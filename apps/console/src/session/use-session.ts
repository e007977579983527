import { createContext, useContext } from 'react';
import type { SignedIn } from './session-store.js';

export const SessionContext = createContext<SignedIn | null>(null);

/** The session of the desk; only for what is drawn inside it. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside the desk');
  return session;
}
