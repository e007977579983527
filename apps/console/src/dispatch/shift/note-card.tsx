import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ShiftNote } from '#contracts';
import { systemClock } from '#domain';
import { confirmNote } from '../../api/shift-notes.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { shiftNoteStore } from '../../feed/stores.js';
import { useSession } from '../../session/use-session.js';
import { dayAndTime } from '../../time/time.js';
import { useLanguage } from '../../words/language.js';

/** One note: who wrote it and when, what it says, who has read it. Whoever did not write it says that they have. */
export function NoteCard({ note }: { note: ShiftNote }) {
  const { t } = useTranslation('shift');
  const language = useLanguage();
  const { staff } = useSession();
  const when = (at: string): string => dayAndTime(Date.parse(at), systemClock.now(), language, staff.agency.timeZone);
  const confirm = useMutation({
    mutationFn: () => confirmNote(note.id),
    onSuccess: () => shiftNoteStore.update((count) => count + 1),
  });
  const isOwn = note.writtenBy === staff.id;
  return (
    <article className={`note ${note.confirmedAt === null ? 'note-unread' : ''}`}>
      <header>
        <b>{isOwn ? t('own') : note.writerName}</b>
        <time dateTime={note.writtenAt}>{when(note.writtenAt)}</time>
      </header>
      <p className="note-text">{note.text}</p>
      {note.confirmedAt !== null ? (
        <p className="quiet">{t('readBy', { who: note.confirmerName ?? '', when: when(note.confirmedAt) })}</p>
      ) : isOwn ? (
        <p className="quiet">{t('waits')}</p>
      ) : (
        <button
          type="button"
          className="button button-primary"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t('confirm')}
        </button>
      )}
      {confirm.error !== null && <ProblemNote error={confirm.error} />}
    </article>
  );
}
