import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey } from '../api/account.js';
import { knowsPasskeys } from '../api/passkeys.js';
import { formText } from '../ui/form-text.js';
import { AskedProof } from './asked-proof.js';
import { ChangeNote } from './change-note.js';
import { useAccountChange } from './use-account-change.js';

/** @param onEnrolled with recovery codes, when there were none */
export function AddPasskey({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[]) => void }) {
  const { t } = useTranslation('account');
  const ids = useId();
  const [added, setAdded] = useState(0);
  const add = useAccountChange(addPasskey, ({ recoveryCodes }) => {
    setAdded((count) => count + 1);
    onEnrolled(recoveryCodes);
  });

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    add.run(formText(new FormData(event.currentTarget), 'name').trim());
  }

  if (!knowsPasskeys()) return <p className="form-warning">{t('passkeys.unsupported')}</p>;
  return (
    <>
      <form className="form" onSubmit={submit} key={added}>
        <div className="form-field">
          <label>
            {t('passkeys.name')}
            <input name="name" maxLength={100} pattern=".*\S.*" aria-describedby={`${ids}-hint`} required />
          </label>
          <small id={`${ids}-hint`}>{t('passkeys.nameHint')}</small>
        </div>
        <ChangeNote change={add} />
        <button className="button" type="submit" disabled={add.isBusy}>
          {add.isBusy ? t('passkeys.busy') : t('passkeys.add')}
        </button>
      </form>
      <AskedProof change={add} />
    </>
  );
}
