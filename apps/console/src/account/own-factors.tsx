import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OwnSecondFactors } from '#contracts';
import { fetchSecondFactors, removePasskey, removeTotp, renewRecoveryCodes } from '../api/account.js';
import { ProblemNote } from '../detail/problem-note.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { AccountSection } from './account-section.js';
import { AddPasskey } from './add-passkey.js';
import { AskedProof } from './asked-proof.js';
import { ChangeNote } from './change-note.js';
import { RecoveryCodesDialog } from './recovery-codes-dialog.js';
import { SetUpApp } from './set-up-app.js';
import { accountQueries, ofOwnAccount, useAccountChange } from './use-account-change.js';
import { useWhen } from './use-when.js';

/** With so few codes left it is time for new ones. */
const fewCodes = 3;

/** What proves the member beside the password: app, passkeys, recovery codes. */
export function OwnFactors() {
  const { t } = useTranslation('account');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const own = useQuery({
    queryKey: [...accountQueries, 'second factors'],
    queryFn: () => ofOwnAccount(fetchSecondFactors),
  });
  const enrolled = (made: readonly string[]): void => setCodes(made.length > 0 ? made : null);

  if (own.error !== null) return <ProblemNote error={own.error} onRetry={() => void own.refetch()} />;
  if (own.data === undefined) return <p className="quiet">{t('loading')}</p>;
  return (
    <>
      <AccountSection title={t('passkeys.title')}>
        <Passkeys passkeys={own.data.passkeys} />
        <AddPasskey onEnrolled={enrolled} />
      </AccountSection>
      <AccountSection title={t('app.title')}>
        {own.data.totp ? (
          <AppIsOn />
        ) : (
          <>
            <p>{t('app.off')}</p>
            <SetUpApp onEnrolled={enrolled} />
          </>
        )}
      </AccountSection>
      <AccountSection title={t('recovery.title')}>
        <RecoveryCodes factors={own.data} onMade={enrolled} />
      </AccountSection>
      {codes !== null && <RecoveryCodesDialog codes={codes} onWrittenDown={() => setCodes(null)} />}
    </>
  );
}

function AppIsOn() {
  const { t } = useTranslation('account');
  const remove = useAccountChange((token, _: null) => removeTotp(token));
  return (
    <>
      <p>{t('app.on')}</p>
      <ChangeNote change={remove} />
      <AskedProof change={remove} />
      <ConfirmButton
        label={t('app.remove')}
        name={`${t('app.title')}: ${t('app.remove')}`}
        help={t('app.removeHelp')}
        isBusy={remove.isBusy}
        onConfirm={() => remove.run(null)}
      />
    </>
  );
}

function Passkeys({ passkeys }: { passkeys: OwnSecondFactors['passkeys'] }) {
  const { t } = useTranslation('account');
  const when = useWhen();
  const remove = useAccountChange(removePasskey);
  return (
    <>
      <p>{t('passkeys.help')}</p>
      {passkeys.length === 0 && <p className="quiet">{t('passkeys.none')}</p>}
      <ul className="account-list">
        {passkeys.map(({ id, name, createdAt, usedAt }) => (
          <li key={id}>
            <div>
              <strong>{name}</strong>
              <p className="quiet">
                {t('passkeys.added')} {when(createdAt)} ·{' '}
                {usedAt === null ? t('passkeys.unused') : `${t('passkeys.used')} ${when(usedAt)}`}
              </p>
            </div>
            <ConfirmButton
              label={t('passkeys.remove')}
              name={t('passkeys.removeName', { name })}
              help={t('passkeys.removeHelp', { name })}
              isBusy={remove.isBusy}
              onConfirm={() => remove.run(id)}
            />
          </li>
        ))}
      </ul>
      <ChangeNote change={remove} />
      <AskedProof change={remove} />
    </>
  );
}

interface RecoveryCodesProps {
  factors: OwnSecondFactors;
  onMade: (codes: readonly string[]) => void;
}

function RecoveryCodes({ factors: { totp, passkeys, recoveryCodesLeft }, onMade }: RecoveryCodesProps) {
  const { t } = useTranslation('account');
  const renew = useAccountChange(
    (token, _: null) => renewRecoveryCodes(token),
    ({ recoveryCodes }) => onMade(recoveryCodes),
  );
  if (!totp && passkeys.length === 0) return <p>{t('recovery.none')}</p>;
  return (
    <>
      <p>
        {t('recovery.left', { count: recoveryCodesLeft })} {recoveryCodesLeft <= fewCodes && t('recovery.few')}
      </p>
      <ChangeNote change={renew} />
      <AskedProof change={renew} />
      <ConfirmButton
        label={t('recovery.renew')}
        help={t('recovery.renewHelp')}
        isBusy={renew.isBusy}
        onConfirm={() => renew.run(null)}
      />
    </>
  );
}
