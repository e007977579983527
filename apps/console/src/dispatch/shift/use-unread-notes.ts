import { useQuery } from '@tanstack/react-query';
import { fetchUnreadNotes } from '../../api/shift-notes.js';
import { shiftNoteStore } from '../../feed/stores.js';
import { useStore } from '../../feed/store.js';
import { useSession } from '../../session/use-session.js';

/** What shifts have left and nobody has read; asked for anew when the server says that something has changed, never by the clock. */
export function useUnreadNotes() {
  const { staff } = useSession();
  const changes = useStore(shiftNoteStore, (count) => count);
  return useQuery({
    queryKey: ['shift-notes', staff.id, 'unread', changes],
    queryFn: fetchUnreadNotes,
    enabled: staff.permissions.includes('shift_note.read'),
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
}
