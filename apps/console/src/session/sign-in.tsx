import { useStore } from '../feed/store.js';
import { minuteTime } from '../time/time.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { sessionStore, signIn } from './session-store.js';
import { SignInCard } from './sign-in-card.js';
import { SignInForm } from './sign-in-form.js';

export function SignIn() {
  const words = useWords();
  const language = useLanguage();
  const expired = useStore(sessionStore, (state) => state.expired);
  return (
    <SignInCard title={words.signIn.title}>
      {expired !== null && (
        <p className="form-warning" role="alert">
          {words.signIn.expired(minuteTime(expired.at, language, expired.timeZone))}
        </p>
      )}
      <SignInForm onSession={signIn} />
    </SignInCard>
  );
}
