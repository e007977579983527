import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StaffSessionList } from '#contracts';
import { endSession, fetchSessions } from '../api/account.js';
import { ApiError } from '../api/request.js';
import { ProblemNote } from '../detail/problem-note.js';
import { ChangeNote } from './change-note.js';
import { accountQueries, ofOwnAccount, useAccountChange } from './use-account-change.js';
import { useWhen } from './use-when.js';

type OwnSession = StaffSessionList['sessions'][number];

/** Where one is signed in, and the end of it. */
export function OwnSessions() {
  const { t } = useTranslation('account');
  const list = useQuery({ queryKey: [...accountQueries, 'sessions'], queryFn: () => ofOwnAccount(fetchSessions) });
  const end = useAccountChange(async (token, ids: readonly string[]) => {
    for (const id of ids) await endSession(token, id).catch(unlessGone);
  });
  const sessions = list.data?.sessions ?? [];
  const others = sessions.filter(({ current }) => !current).map(({ id }) => id);
  return (
    <>
      <p>{t('sessions.help')}</p>
      {list.isPending && <p className="quiet">{t('loading')}</p>}
      {list.error !== null && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="account-list">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} isBusy={end.isBusy} onEnd={() => end.run([session.id])} />
        ))}
      </ul>
      <ChangeNote change={end} />
      {list.data !== undefined && others.length === 0 && <p className="quiet">{t('sessions.noOthers')}</p>}
      {others.length > 0 && (
        <button type="button" className="button" disabled={end.isBusy} onClick={() => end.run(others)}>
          {t('sessions.endOthers')}
        </button>
      )}
    </>
  );
}

interface SessionRowProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const { t } = useTranslation('account');
  const when = useWhen();
  // "Firefox on Windows": what stands between the names is English.
  const program =
    session.userAgent === 'other' ? t('sessions.unknownProgram') : session.userAgent.replace(' on ', ' · ');
  return (
    <li>
      <div>
        <strong>{program}</strong> {session.current && <span className="account-current">{t('sessions.current')}</span>}
        <p>
          {t('sessions.since')} {when(session.createdAt)}, {t(`sessions.by.${session.secondFactor}`)}
        </p>
        <p className="quiet">
          {t('sessions.seen')} {when(session.seenAt)} · {t('sessions.until')} {when(session.expiresAt)}
        </p>
      </div>
      {!session.current && (
        <button
          type="button"
          className="button"
          aria-label={t('sessions.endName', { program, since: when(session.createdAt) })}
          disabled={isBusy}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </button>
      )}
    </li>
  );
}

/** What was wanted is so already. */
function unlessGone(error: unknown): void {
  if (!(error instanceof ApiError && error.status === 404)) throw error;
}
