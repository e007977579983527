import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { OwnSecondFactors } from '#contracts';
import { fetchSecondFactors, removePasskey, removeTotp, renewRecoveryCodes } from '../api/account.js';
import { ProblemNote } from '../detail/problem-note.js';
import { ConfirmButton } from '../ui/confirm-button.js';
import { useWords } from '../words/use-words.js';
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
  const words = useWords().account;
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const own = useQuery({
    queryKey: [...accountQueries, 'second factors'],
    queryFn: () => ofOwnAccount(fetchSecondFactors),
  });
  const enrolled = (made: readonly string[]): void => setCodes(made.length > 0 ? made : null);

  if (own.error !== null) return <ProblemNote error={own.error} onRetry={() => void own.refetch()} />;
  if (own.data === undefined) return <p className="quiet">{words.loading}</p>;
  return (
    <>
      <AccountSection title={words.passkeys.title}>
        <Passkeys passkeys={own.data.passkeys} />
        <AddPasskey onEnrolled={enrolled} />
      </AccountSection>
      <AccountSection title={words.app.title}>
        {own.data.totp ? (
          <AppIsOn />
        ) : (
          <>
            <p>{words.app.off}</p>
            <SetUpApp onEnrolled={enrolled} />
          </>
        )}
      </AccountSection>
      <AccountSection title={words.recovery.title}>
        <RecoveryCodes factors={own.data} onMade={enrolled} />
      </AccountSection>
      {codes !== null && <RecoveryCodesDialog codes={codes} onWrittenDown={() => setCodes(null)} />}
    </>
  );
}

function AppIsOn() {
  const words = useWords().account.app;
  const remove = useAccountChange((token, _: null) => removeTotp(token));
  return (
    <>
      <p>{words.on}</p>
      <ChangeNote change={remove} />
      <AskedProof change={remove} />
      <ConfirmButton
        label={words.remove}
        name={`${words.title}: ${words.remove}`}
        help={words.removeHelp}
        isBusy={remove.isBusy}
        onConfirm={() => remove.run(null)}
      />
    </>
  );
}

function Passkeys({ passkeys }: { passkeys: OwnSecondFactors['passkeys'] }) {
  const words = useWords().account.passkeys;
  const when = useWhen();
  const remove = useAccountChange(removePasskey);
  return (
    <>
      <p>{words.help}</p>
      {passkeys.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="account-list">
        {passkeys.map(({ id, name, createdAt, usedAt }) => (
          <li key={id}>
            <div>
              <strong>{name}</strong>
              <p className="quiet">
                {words.added} {when(createdAt)} · {usedAt === null ? words.unused : `${words.used} ${when(usedAt)}`}
              </p>
            </div>
            <ConfirmButton
              label={words.remove}
              name={words.removeName(name)}
              help={words.removeHelp(name)}
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
  const words = useWords().account.recovery;
  const renew = useAccountChange(
    (token, _: null) => renewRecoveryCodes(token),
    ({ recoveryCodes }) => onMade(recoveryCodes),
  );
  if (!totp && passkeys.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p>
        {words.left(recoveryCodesLeft)} {recoveryCodesLeft <= fewCodes && words.few}
      </p>
      <ChangeNote change={renew} />
      <AskedProof change={renew} />
      <ConfirmButton
        label={words.renew}
        help={words.renewHelp}
        isBusy={renew.isBusy}
        onConfirm={() => renew.run(null)}
      />
    </>
  );
}
