import { TopBar } from '../desk/top-bar.js';
import type { SignedIn } from '../session/session-store.js';
import { SessionContext } from '../session/use-session.js';
import '../desk/desk.css';
import { AccountPage } from './account-page.js';

/** For those whose role has no incidents to show. */
export function AccountScreen({ signedIn }: { signedIn: SignedIn }) {
  return (
    <SessionContext value={signedIn}>
      <div className="desk">
        <TopBar />
        <AccountPage />
      </div>
    </SessionContext>
  );
}
