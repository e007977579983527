import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fetchNotes } from '../../api/shift-notes.js';
import { ProblemNote } from '../../detail/problem-note.js';
import { shiftNoteStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';
import '../../words/shift/index.js';
import { NoteCard } from './note-card.js';
import { shiftDialogStore } from './shift-dialog-store.js';
import { WriteNoteDialog } from './write-note-dialog.js';
import './shift.css';

/** Everything that shifts have left to each other, newest first, for as long as it is kept. */
export function ShiftScreen() {
  const { t } = useTranslation('shift');
  const { staff } = useSession();
  const changes = useStore(shiftNoteStore, (count) => count);
  const isWriting = useStore(shiftDialogStore, (open) => open);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['shift-notes', staff.id, 'all', changes],
    queryFn: ({ pageParam }) => fetchNotes(pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
  const notes = data?.pages.flatMap((page) => page.notes) ?? [];
  return (
    <main className="shift-screen">
      <header className="shift-head">
        <h2>{t('title')}</h2>
        <button type="button" className="button button-primary" onClick={() => shiftDialogStore.update(() => true)}>
          {t('write')}
        </button>
        <Link to="/dispatch" className="tool">
          {t('back')}
        </Link>
      </header>
      {isPending && <p role="status">{t('loading')}</p>}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!isPending && error === null && notes.length === 0 && <p className="quiet">{t('noneYet')}</p>}
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('older')}
        </button>
      )}
      {isWriting && <WriteNoteDialog onClose={() => shiftDialogStore.update(() => false)} />}
    </main>
  );
}
