import { type BreakGlassEntry, mayWith, type StaffCaller } from '#access';
import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';

/** Somebody else than who looked has seen the reading and its reason. The first one who does stands there. */
export async function reviewBreakGlass(
  { book, actor, now, record }: CaseWork,
  caller: StaffCaller,
  id: string,
): Promise<BreakGlassEntry> {
  const entry = present(await book.breakGlass.lock(id));
  if (!mayWith(caller, 'break_glass.review', { ...entry, agencyId: actor.agencyId }))
    throw new CaseError('own_reading', 'This was your own reading. Another supervisor must look at it.');
  if (entry.reviewedAt !== null) return entry;
  await book.breakGlass.markReviewed(id, actor.actorId, now);
  record('break_glass.review', 'break_glass', id);
  return { ...entry, reviewedBy: actor.actorId, reviewedAt: now };
}
