import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../api/account.js';
import { replaceSession } from '../session/session-store.js';
import { formText } from '../ui/form-text.js';
import '../ui/form.css';
import { ChangeNote } from './change-note.js';
import { useAccountChange } from './use-account-change.js';

/** As the server has it: what is shorter need not be sent. */
const leastLength = 10;

interface Passwords {
  present: string;
  next: string;
}

/** @param isGiven whether somebody else gave the present one, and there is nothing else on the screen */
export function PasswordForm({ isGiven }: { isGiven: boolean }) {
  const { t } = useTranslation('account');
  const ids = useId();
  const [changes, setChanges] = useState(0);
  const [fault, setFault] = useState('');
  const change = useAccountChange(
    (token, { present, next }: Passwords) => replaceSession(() => changePassword(token, present, next)),
    () => setChanges((count) => count + 1),
  );

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    change.dismiss();
    const form = new FormData(event.currentTarget);
    const next = formText(form, 'next');
    const isShort = [...next].length < leastLength;
    const found = isShort
      ? t('password.tooShort')
      : next === formText(form, 'repeated')
        ? ''
        : t('password.notTheSame');
    setFault(found);
    if (found === '') change.run({ present: formText(form, 'present'), next });
  }

  return (
    // What was typed is gone once it is done.
    <form className="form" method="post" onSubmit={submit} key={changes}>
      <label>
        {isGiven ? t('password.given') : t('password.present')}
        <input name="present" type="password" autoComplete="current-password" required autoFocus={isGiven} />
      </label>
      <div className="form-field">
        <label>
          {t('password.next')}
          <input name="next" type="password" autoComplete="new-password" aria-describedby={`${ids}-rule`} required />
        </label>
        <small id={`${ids}-rule`}>{t('password.rule')}</small>
      </div>
      <label>
        {t('password.repeated')}
        <input name="repeated" type="password" autoComplete="new-password" required />
      </label>
      {fault !== '' && (
        <p className="form-error" role="alert">
          {fault}
        </p>
      )}
      <ChangeNote change={change} />
      {changes > 0 && fault === '' && change.error === null && (
        <p className="form-done" role="status">
          {t('password.changed')}
        </p>
      )}
      <button className="button button-primary" type="submit" disabled={change.isBusy}>
        {change.isBusy ? t('password.busy') : t('password.change')}
      </button>
    </form>
  );
}
