import type { Language } from '#domain';
import { present } from './case.error.js';
import type { CaseWork } from './cases.js';
import { checkTimeZone } from './found-agency.js';
import { withGiven } from './given.js';
import type { AgencyRecord } from './records.js';

/** Neither region nor kind: the region's cell holds the agency's orders. */
export interface AgencyChange {
  name?: string | undefined;
  timeZone?: string | undefined;
  language?: Language | undefined;
  namesInMessagesAllowed?: boolean | undefined;
}

/** Changes the caller's own agency. Orders keep the time zone they were made with. */
export async function changeAgency(work: CaseWork, agencyId: string, change: AgencyChange): Promise<AgencyRecord> {
  if (change.timeZone !== undefined) checkTimeZone(change.timeZone);
  const own = await work.book.agencies.lockOwn();
  const next = withGiven(present(own?.id === agencyId ? own : undefined), change);
  await work.book.agencies.updateOwn(next);
  work.record('agency.change', 'agency', next.id);
  return next;
}
