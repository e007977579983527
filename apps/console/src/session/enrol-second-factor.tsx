import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPasskey } from '../account/add-passkey.js';
import { RecoveryCodesDialog } from '../account/recovery-codes-dialog.js';
import { SetUpApp } from '../account/set-up-app.js';
import { restoreSession } from './keep-session.js';
import { signOut } from './session-store.js';
import { SignInCard } from './sign-in-card.js';

/** The agency demands a second factor and this member has none yet: an app or a passkey, then recovery codes. */
export function EnrolSecondFactor() {
  const { t } = useTranslation(['account', 'session']);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  function enrolled(recoveryCodes: readonly string[]): void {
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else void restoreSession();
  }

  return (
    <SignInCard title={t('session:enrol.title')}>
      <p>{t('session:enrol.help')}</p>
      <h2>{t('app.title')}</h2>
      <SetUpApp onEnrolled={enrolled} />
      <h2>{t('passkeys.title')}</h2>
      <p>{t('passkeys.help')}</p>
      <AddPasskey onEnrolled={enrolled} />
      <button type="button" className="tool" onClick={signOut}>
        {t('signOut')}
      </button>
      {codes !== null && <RecoveryCodesDialog codes={codes} onWrittenDown={() => void restoreSession()} />}
    </SignInCard>
  );
}
