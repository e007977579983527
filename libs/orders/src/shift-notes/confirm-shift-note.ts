import { mayWith, type StaffCaller } from '#access';
import { CaseError, present } from '../case.error.js';
import type { CaseWork } from '../cases.js';
import type { NamedShiftNote } from './shift-notes.port.js';

/** Who comes has read the note. The first one who says so stands there. */
export async function confirmShiftNote(
  { book, actor, now, record }: CaseWork,
  caller: StaffCaller,
  id: string,
): Promise<NamedShiftNote> {
  const note = present(await book.shiftNotes.lock(id));
  if (!mayWith(caller, 'shift_note.confirm', { ...note, agencyId: actor.agencyId }))
    throw new CaseError('own_note', 'You wrote this note. Somebody of the next shift must confirm it.');
  if (note.confirmedAt === null) {
    await book.shiftNotes.markConfirmed(id, actor.actorId, now);
    record('shift_note.confirm', 'shift_note', id);
  }
  return present(await book.shiftNotes.byId(id));
}
