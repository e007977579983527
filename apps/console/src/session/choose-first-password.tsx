import { useTranslation } from 'react-i18next';
import { PasswordForm } from '../account/password-form.js';
import { signOut } from './session-store.js';
import { SignInCard } from './sign-in-card.js';

/** An administrator gave the password: nothing else is open before its owner has chosen one. */
export function ChooseFirstPassword() {
  const { t } = useTranslation('account');
  return (
    <SignInCard title={t('password.firstTitle')}>
      <p>{t('password.firstHelp')}</p>
      <PasswordForm isGiven />
      <button type="button" className="tool" onClick={signOut}>
        {t('signOut')}
      </button>
    </SignInCard>
  );
}
