import { useTranslation } from 'react-i18next';
import { useStore } from '../feed/store.js';
import { minuteTime } from '../time/time.js';
import { useLanguage } from '../words/language.js';
import { sessionStore, signIn } from './session-store.js';
import { SignInCard } from './sign-in-card.js';
import { SignInForm } from './sign-in-form.js';

export function SignIn() {
  const { t } = useTranslation('session');
  const language = useLanguage();
  const expired = useStore(sessionStore, (state) => state.expired);
  return (
    <SignInCard title={t('signIn.title')}>
      {expired !== null && (
        <p className="form-warning" role="alert">
          {t('signIn.expired', { time: minuteTime(expired.at, language, expired.timeZone) })}
        </p>
      )}
      <SignInForm onSession={signIn} />
    </SignInCard>
  );
}
