import { PasswordForm } from '../account/password-form.js';
import { useWords } from '../words/use-words.js';
import { signOut } from './session-store.js';
import { SignInCard } from './sign-in-card.js';

/** An administrator gave the password: nothing else is open before its owner has chosen one. */
export function ChooseFirstPassword() {
  const words = useWords();
  return (
    <SignInCard title={words.account.password.firstTitle}>
      <p>{words.account.password.firstHelp}</p>
      <PasswordForm isGiven />
      <button type="button" className="tool" onClick={signOut}>
        {words.signIn.signOut}
      </button>
    </SignInCard>
  );
}
