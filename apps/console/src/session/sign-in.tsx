import { useId, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { CreateSessionBody, Session } from '#contracts';
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

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // The browser lets sound out only after a gesture, and this is one.
    unlockSound();
    const form = new FormData(event.currentTarget);
    const totp = formText(form, 'totp').trim();
    const body: CreateSessionBody = { email: formText(form, 'email').trim(), password: formText(form, 'password') };
    session.mutate(totp === '' ? body : { ...body, totp });
  }

  const { error } = session;
  const refused = error instanceof ApiError && [400, 401, 422].includes(error.status);

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
        <label>
          {words.signIn.totp}
          <input name="totp" inputMode="numeric" autoComplete="one-time-code" aria-describedby={`${ids}-totp`} />
          <small id={`${ids}-totp`}>{words.signIn.totpHint}</small>
        </label>
        {error !== null && (
          <p className="sign-in-error" role="alert">
            {refused ? words.signIn.wrong : problemText(error, words, measureOf(language))}
            {!refused && problemCode(error) !== '' && <small>{problemCode(error)}</small>}
          </p>
        )}
        <button className="button button-primary" type="submit" disabled={session.isPending}>
          {session.isPending ? words.signIn.busy : words.signIn.submit}
        </button>
      </form>
    </main>
  );
}
