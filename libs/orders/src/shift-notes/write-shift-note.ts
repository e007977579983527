import type { CaseWork } from '../cases.js';
import type { NamedShiftNote } from './shift-notes.port.js';
import { present } from '../case.error.js';

/** Who goes writes down what who comes must know. It stands on the desk until somebody else has read it. */
export async function writeShiftNote(
  { book, actor, now, newId, record }: CaseWork,
  text: string,
): Promise<NamedShiftNote> {
  const id = newId();
  await book.shiftNotes.insert({
    id,
    text,
    writtenBy: actor.actorId,
    writtenAt: now,
    confirmedBy: null,
    confirmedAt: null,
  });
  record('shift_note.write', 'shift_note', id);
  return present(await book.shiftNotes.byId(id));
}
