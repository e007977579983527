import { useId, useState, type FormEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CreateSessionBody, Session, SignInWays } from '#contracts';
import { AccountProblem } from '../account/account-problem.js';
import { unlockSound } from '../alerting/sound.js';
import { openSessionByPasskey } from '../api/account.js';
import { knowsPasskeys } from '../api/passkeys.js';
import { ApiError, request } from '../api/request.js';
import { formText } from '../ui/form-text.js';
import '../ui/form.css';

/** Every way to prove who one is. @param onSession is given the session that was opened */
export function SignInForm({ onSession }: { onSession: (session: Session) => void }) {
  const { t } = useTranslation(['session', 'account']);
  const ids = useId();
  /** What the account asks for beside the password, once that is right. */
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const password = useMutation({
    mutationFn: (body: CreateSessionBody) => request<Session>('/v1/sessions', { method: 'POST', body }),
    onSuccess: onSession,
    onError: (error) => {
      if (asksForFactor(error)) setWanted(error.errors.map(({ path }) => path));
    },
  });
  const passkey = useMutation({ mutationFn: openSessionByPasskey, onSuccess: onSession });
  const ways = useQuery({ queryKey: ['sign-in ways'], queryFn: () => request<SignInWays>('/v1/sessions/ways', {}) });
  const isBusy = password.isPending || passkey.isPending;

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    // The browser lets sound out only after a gesture, and this is one.
    unlockSound();
    passkey.reset();
    const form = new FormData(event.currentTarget);
    const body: CreateSessionBody = { email: formText(form, 'email').trim(), password: formText(form, 'password') };
    password.mutate({ ...body, ...secondFactorOf(formText(form, 'code').trim()) });
  }

  function byPasskey(): void {
    unlockSound();
    password.reset();
    passkey.mutate();
  }

  const takesApp = wanted.includes('totp');
  const takesCode = takesApp || wanted.includes('recoveryCode');
  const asksForPasskey = wanted.includes('passkey') && !takesApp;
  const error = passkey.error ?? password.error;
  const isWrong = error === password.error && error instanceof ApiError && [400, 401, 422].includes(error.status);
  const singleSignOnFailed = new URLSearchParams(location.search).has('sign-in');

  return (
    <form className="form" method="post" onSubmit={submit}>
      <label>
        {t('signIn.email')}
        <input name="email" type="email" autoComplete="username" required autoFocus />
      </label>
      <label>
        {t('signIn.password')}
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {asksForPasskey && (
        <p className="form-warning" role="status">
          {t('signIn.passkeyWanted')}
        </p>
      )}
      {takesCode && (
        <div className="form-field">
          <label>
            {takesApp ? t('signIn.totp') : t('signIn.totpHint')}
            <input
              name="code"
              autoComplete="one-time-code"
              required
              autoFocus={takesApp}
              {...(takesApp && { 'aria-describedby': `${ids}-code` })}
            />
          </label>
          {takesApp && <small id={`${ids}-code`}>{t('signIn.totpHint')}</small>}
        </div>
      )}
      {singleSignOnFailed && error === null && (
        <p className="form-error" role="alert">
          {t('signIn.singleSignOnFailed')}
        </p>
      )}
      {error !== null && !asksForFactor(error) && (
        <AccountProblem error={error} {...(isWrong && { text: t('signIn.wrong') })} />
      )}
      <button className={`button ${asksForPasskey ? '' : 'button-primary'}`} type="submit" disabled={isBusy}>
        {password.isPending ? t('signIn.busy') : t('signIn.submit')}
      </button>
      {knowsPasskeys() && (
        <button
          className={`button ${asksForPasskey ? 'button-primary' : ''}`}
          type="button"
          disabled={isBusy}
          onClick={byPasskey}
        >
          {passkey.isPending ? t('account:passkeys.busy') : t('account:passkeys.signIn')}
        </button>
      )}
      {ways.data?.singleSignOn === true && (
        <a className="button" href="/v1/sessions/oidc">
          {t('signIn.singleSignOn')}
        </a>
      )}
    </form>
  );
}

const asksForFactor = (error: Error): error is ApiError =>
  error instanceof ApiError && error.code === 'second_factor_required';

/** Six digits are the app's; anything longer is a recovery code. */
function secondFactorOf(code: string): Pick<CreateSessionBody, 'totp' | 'recoveryCode'> {
  if (code === '') return {};
  return code.replaceAll(/\s/g, '').length <= 6 ? { totp: code } : { recoveryCode: code };
}
