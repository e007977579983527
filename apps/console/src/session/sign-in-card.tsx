import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../desk/language-switch.js';
import { Shield } from '../ui/icons.js';
import './sign-in.css';

/** What stands alone on the screen as long as there is no desk. */
export function SignInCard({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  const titleId = useId();
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby={titleId}>
        <header className="sign-in-brand">
          <Shield />
          <div>
            <strong>{t('appName')}</strong>
            <span>{t('desk')}</span>
          </div>
          <LanguageSwitch />
        </header>
        <h1 id={titleId}>{title}</h1>
        {children}
      </section>
    </main>
  );
}
