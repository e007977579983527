import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TotpEnrolmentAnswer } from '#contracts';
import { beginTotp, confirmTotp } from '../api/account.js';
import { formText } from '../ui/form-text.js';
import { AskedProof } from './asked-proof.js';
import { ChangeNote } from './change-note.js';
import { useAccountChange } from './use-account-change.js';
import './codes.css';

/** The key for the authenticator app, then its first code. @param onEnrolled with recovery codes, when there were none */
export function SetUpApp({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[]) => void }) {
  const { t } = useTranslation(['session', 'account']);
  const [key, setKey] = useState<TotpEnrolmentAnswer | null>(null);
  const begin = useAccountChange((token, _: null) => beginTotp(token), setKey);
  const confirm = useAccountChange(confirmTotp, ({ recoveryCodes }) => onEnrolled(recoveryCodes));

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    confirm.run(formText(new FormData(event.currentTarget), 'code'));
  }

  if (key === null)
    return (
      <div className="form">
        <ChangeNote change={begin} />
        <AskedProof change={begin} />
        <button type="button" className="button" disabled={begin.isBusy} onClick={() => begin.run(null)}>
          {t('account:app.setUp')}
        </button>
      </div>
    );

  return (
    <>
      <form className="form" onSubmit={submit}>
        <p>{t('account:app.add')}</p>
        <p className="app-key">
          <code>{key.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
          <a href={key.address}>{t('enrol.openApp')}</a>
        </p>
        <label>
          {t('signIn.totp')}
          <input name="code" inputMode="numeric" autoComplete="one-time-code" required autoFocus />
        </label>
        <ChangeNote change={confirm} />
        <button className="button button-primary" type="submit" disabled={confirm.isBusy}>
          {t('enrol.confirm')}
        </button>
        <button className="tool" type="button" onClick={() => setKey(null)}>
          {t('cancel')}
        </button>
      </form>
      <AskedProof change={confirm} />
    </>
  );
}
