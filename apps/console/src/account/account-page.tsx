import { useEffect, useRef } from 'react';
import { useSession } from '../session/use-session.js';
import { useWords } from '../words/use-words.js';
import { AccountSection } from './account-section.js';
import { OwnFactors } from './own-factors.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';
import './account.css';

interface AccountPageProps {
  /** Absent for those who have none. */
  desk?: {
    /** Of incidents, which ring here as on the desk. */
    waitingCount: number;
    onBack: () => void;
  };
}

/** One's own sessions, password and second factors, in the place of the desk's columns. */
export function AccountPage({ desk }: AccountPageProps) {
  const words = useWords();
  const { staff } = useSession();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="account">
      <header className="account-head">
        {desk === undefined ? (
          <p className="form-warning">{words.account.noDesk}</p>
        ) : (
          <button
            type="button"
            className={`button ${desk.waitingCount > 0 ? 'button-primary' : ''}`}
            onClick={desk.onBack}
          >
            <span aria-hidden="true">←</span> {words.account.back}
            {desk.waitingCount > 0 && <strong> · {words.account.waiting(desk.waitingCount)}</strong>}
          </button>
        )}
        <h2 ref={title} tabIndex={-1}>
          {words.account.title}
        </h2>
        <p className="quiet">
          {staff.name} · {words.staffRoles[staff.role]} · {staff.agency.name}
        </p>
      </header>
      <div className="account-columns">
        <div>
          <AccountSection title={words.account.sessions.title}>
            <OwnSessions />
          </AccountSection>
          <AccountSection title={words.account.password.title}>
            <PasswordForm isGiven={false} />
          </AccountSection>
        </div>
        <div>
          <OwnFactors />
        </div>
      </div>
    </main>
  );
}
