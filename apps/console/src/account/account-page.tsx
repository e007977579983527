import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/use-session.js';
import { useTitles } from '../words/use-titles.js';
import { AccountSection } from './account-section.js';
import { OwnFactors } from './own-factors.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';
import './account.css';

/** One's own sessions, password and second factors. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const titles = useTitles();
  const { staff } = useSession();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <main className="account">
      <header className="account-head">
        {!staff.permissions.includes('incident.read') && <p className="form-warning">{t('noDesk')}</p>}
        <h2 ref={title} tabIndex={-1}>
          {t('title')}
        </h2>
        <p className="quiet">
          {staff.name} · {titles.staffRoles[staff.role]} · {staff.agency.name}
        </p>
      </header>
      <div className="account-columns">
        <div>
          <AccountSection title={t('sessions.title')}>
            <OwnSessions />
          </AccountSection>
          <AccountSection title={t('password.title')}>
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
