import { useId, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { CreateSessionBody, Session, SignInWays } from '#contracts';
import { unlockSound } from '../alerting/sound.js';
import { ApiError, request } from '../api/request.js';
import { problemCode, problemText } from '../api/problem-text.js';
import { LanguageSwitch } from '../desk/language-switch.js';
import { useStore } from '../feed/store.js';
import { minuteTime } from '../time/time.js';
import { formText } from '../ui/form-text.js';
import { Shield } from '../ui/icons.js';
import { measureOf } from '../words/measure.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { sessionStore, signIn } from './session-store.js';
import './sign-in.css';

export function SignIn() {
  const words = useWords();
  const language = useLanguage();
  const expired = useStore(sessionStore, (state) => state.expired);
  const ids = useId();
  const session = useMutation({
    mutationFn: (body: CreateSessionBody) => request<Session>('/v1/sessions', { method: 'POST', body }),
    onSuccess: signIn,
  });
  const ways = useQuery({ queryKey: ['sign-in ways'], queryFn: () => request<SignInWays>('/v1/sessions/ways', {}) });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // The browser lets sound out only after a gesture, and this is one.
    unlockSound();
    const form = new FormData(event.currentTarget);
    const body: CreateSessionBody = { email: formText(form, 'email').trim(), password: formText(form, 'password') };
    session.mutate({ ...body, ...secondFactorOf(formText(form, 'code').trim()) });
  }

  const { error } = session;
  const code = error instanceof ApiError ? error.code : '';
  const asksForCode = code === 'second_factor_required' || code === 'second_factor_wrong';
  const refused = error instanceof ApiError && [400, 401, 422].includes(error.status);
  const singleSignOnFailed = new URLSearchParams(location.search).has('sign-in');

  return (
    <main className="sign-in">
      <form className="sign-in-card" onSubmit={submit} aria-labelledby={`${ids}-title`}>
        <header className="sign-in-brand">
          <Shield />
          <div>
            <strong>{words.appName}</strong>
            <span>{words.desk}</span>
          </div>
          <LanguageSwitch />
        </header>
        <h1 id={`${ids}-title`}>{words.signIn.title}</h1>
        {expired !== null && (
          <p className="sign-in-expired" role="alert">
            {words.signIn.expired(minuteTime(expired.at, language, expired.timeZone))}
          </p>
        )}
        <label>
          {words.signIn.email}
          <input name="email" type="email" autoComplete="username" required autoFocus />
        </label>
        <label>
          {words.signIn.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {asksForCode && (
          <label>
            {words.signIn.totp}
            <input name="code" autoComplete="one-time-code" aria-describedby={`${ids}-code`} required autoFocus />
            <small id={`${ids}-code`}>{words.signIn.totpHint}</small>
          </label>
        )}
        {singleSignOnFailed && error === null && (
          <p className="sign-in-error" role="alert">
            {words.signIn.singleSignOnFailed}
          </p>
        )}
        {error !== null && code !== 'second_factor_required' && (
          <p className="sign-in-error" role="alert">
            {refused ? words.signIn.wrong : problemText(error, words, measureOf(language))}
            {!refused && problemCode(error) !== '' && <small>{problemCode(error)}</small>}
          </p>
        )}
        <button className="button button-primary" type="submit" disabled={session.isPending}>
          {session.isPending ? words.signIn.busy : words.signIn.submit}
        </button>
        {ways.data?.singleSignOn === true && (
          <a className="button" href="/v1/sessions/oidc">
            {words.signIn.singleSignOn}
          </a>
        )}
      </form>
    </main>
  );
}

/** Six digits are the app's; anything longer is a recovery code. */
function secondFactorOf(code: string): Pick<CreateSessionBody, 'totp' | 'recoveryCode'> {
  if (code === '') return {};
  return code.replaceAll(/\s/g, '').length <= 6 ? { totp: code } : { recoveryCode: code };
}
