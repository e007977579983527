import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import type { StaffRecord } from './records.js';

/** A member of staff begins or ends their duty: only they know. */
export async function setDuty(work: CaseWork, onDuty: boolean): Promise<StaffRecord> {
  const next = { ...present(await work.book.staff.lock(work.actor.actorId)), onDuty };
  await work.book.staff.update(next);
  work.record(onDuty ? 'staff.duty.begin' : 'staff.duty.end', 'staff_member', next.id);
  return next;
}
