import type { BreakGlassEntry } from '#access';
import { CaseError, present } from './case.error.js';
import type { CaseWork } from './cases.js';

/** Somebody else than who looked has seen the reading and its reason. The first one who does stands there. */
export async function reviewBreakGlass({ book, actor, now, record }: CaseWork, id: string): Promise<BreakGlassEntry> {
  const entry = present(await book.breakGlass.lock(id));
  if (entry.staffId === actor.actorId)
    throw new CaseError('own_reading', 'This was your own reading. Another supervisor must look at it.');
  if (entry.reviewedAt !== null) return entry;
  await book.breakGlass.markReviewed(id, actor.actorId, now);
  record('break_glass.review', 'break_glass', id);
  return { ...entry, reviewedBy: actor.actorId, reviewedAt: now };
}
