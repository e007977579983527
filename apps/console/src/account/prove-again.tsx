import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '#contracts';
import { endSession, fetchSessions } from '../api/account.js';
import { sessionStore, signIn, tokenNow } from '../session/session-store.js';
import { SignInForm } from '../session/sign-in-form.js';
import { Dialog } from '../ui/dialog.js';
import { accountQueries } from './use-account-change.js';

interface ProveAgainProps {
  onProved: () => void;
  onClose: () => void;
}

/** Opens a session in place of the one that was opened too long ago; the desk goes on in it. */
export function ProveAgain({ onProved, onClose }: ProveAgainProps) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();

  function proved(session: Session): void {
    const before = sessionStore.get().signedIn;
    void endReplaced(tokenNow(), session.accessToken).then(() =>
      queries.invalidateQueries({ queryKey: accountQueries }),
    );
    signIn(session);
    // Somebody else may take the desk over like this, but what was asked for was for the first one's account.
    if (before?.staff.id === session.staff.id) onProved();
    else onClose();
  }

  return (
    <Dialog title={t('prove.title')} onClose={onClose}>
      <div className="form">
        <p>{t('prove.help')}</p>
        <SignInForm onSession={proved} />
        <button type="button" className="tool" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}

/** What was replaced would end by itself within the hour: nothing waits for this, and nothing is lost when it fails. */
async function endReplaced(former: string, present: string): Promise<void> {
  const { sessions } = await fetchSessions(former).catch(() => ({ sessions: [] }));
  const replaced = sessions.find(({ current }) => current);
  if (replaced !== undefined) await endSession(present, replaced.id).catch(() => undefined);
}
