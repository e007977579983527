import { useEffect, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { RecoveryCodesAnswer, TotpEnrolmentAnswer } from '#contracts';
import { problemText } from '../api/problem-text.js';
import { ApiError, request } from '../api/request.js';
import { formText } from '../ui/form-text.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { restoreSession } from './keep-session.js';
import { signOut, type SignedIn } from './session-store.js';
import './sign-in.css';

/** The agency demands a second factor and this member has none yet: the key for the app, its first code, recovery codes. */
export function EnrolSecondFactor({ signedIn }: { signedIn: SignedIn }) {
  const words = useWords();
  const language = useLanguage();
  const [recoveryCodes, setRecoveryCodes] = useState<string[]>();
  const { token } = signedIn;
  const enrolment = useMutation({
    mutationFn: () => request<TotpEnrolmentAnswer>('/v1/staff/me/totp', { method: 'POST', token }),
  });
  const confirmation = useMutation({
    mutationFn: (code: string) =>
      request<RecoveryCodesAnswer>('/v1/staff/me/totp/confirm', { method: 'POST', token, body: { code } }),
    onSuccess: (answer) => setRecoveryCodes(answer.recoveryCodes),
  });
  const { mutate: begin } = enrolment;
  useEffect(() => begin(), [begin]);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    confirmation.mutate(formText(new FormData(event.currentTarget), 'code'));
  }

  const error = enrolment.error ?? confirmation.error;
  const isWrongCode = error instanceof ApiError && error.code === 'second_factor_wrong';

  if (recoveryCodes !== undefined)
    return (
      <main className="sign-in">
        <section className="sign-in-card">
          <h1>{words.enrol.recoveryTitle}</h1>
          <p>{words.enrol.recoveryHelp}</p>
          <ol className="sign-in-codes">
            {recoveryCodes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <button type="button" className="button button-primary" onClick={() => void restoreSession()}>
            {words.enrol.goOn}
          </button>
        </section>
      </main>
    );

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit}>
        <h1>{words.enrol.title}</h1>
        <p>{words.enrol.help}</p>
        {enrolment.data !== undefined && (
          <p>
            <code className="sign-in-secret">{enrolment.data.secret}</code>{' '}
            <a href={enrolment.data.address}>{words.enrol.openApp}</a>
          </p>
        )}
        <label>
          {words.signIn.totp}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
        </label>
        {error !== null && (
          <p className="sign-in-error" role="alert">
            {isWrongCode ? words.enrol.wrong : problemText(error, words, measureOf(language))}
          </p>
        )}
        <button className="button button-primary" type="submit" disabled={confirmation.isPending || !enrolment.data}>
          {words.enrol.confirm}
        </button>
        <button type="button" className="button" onClick={signOut}>
          {words.signIn.signOut}
        </button>
      </form>
    </main>
  );
}
