import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../detail/problem-note.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';
import '../../words/shift/index.js';
import { NoteCard } from './note-card.js';
import { shiftDialogStore } from './shift-dialog-store.js';
import { useUnreadNotes } from './use-unread-notes.js';
import { WriteNoteDialog } from './write-note-dialog.js';
import './shift.css';

/** On the desk: what the shift before has left, until somebody of this one has read it; and writing one's own. */
export function ShiftNotes() {
  const { staff } = useSession();
  return staff.permissions.includes('shift_note.read') ? <OpenNotes /> : null;
}

function OpenNotes() {
  const { t } = useTranslation('shift');
  const isWriting = useStore(shiftDialogStore, (open) => open);
  const { data, error, refetch } = useUnreadNotes();
  const { id } = useSession().staff;
  const notes = data?.notes ?? [];
  const toRead = notes.filter(({ writtenBy }) => writtenBy !== id).length;
  // What one has to read opens by itself; what one has written oneself does not stand in the way.
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const shows = isOpen ?? toRead > 0;
  return (
    <>
      {(notes.length > 0 || error !== null) && (
        <section className={`shift ${toRead > 0 ? 'shift-unread' : ''}`} aria-label={t('title')}>
          {notes.length > 0 && (
            <button type="button" className="group-fold" aria-expanded={shows} onClick={() => setOpen(!shows)}>
              <span className="fold-mark" aria-hidden="true" />
              {t('unread', { count: notes.length })}
            </button>
          )}
          {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
          {shows && notes.map((note) => <NoteCard key={note.id} note={note} />)}
        </section>
      )}
      {isWriting && <WriteNoteDialog onClose={() => shiftDialogStore.update(() => false)} />}
    </>
  );
}
