import type { Language, SecondFactorPolicy } from '#domain';
import { present, refuseIf } from './case.error.js';
import type { CaseWork } from './cases.js';
import { checkedDeskArea } from './desk-area.js';
import { checkTimeZone } from './found-agency.js';
import { withGiven } from './given.js';
import type { AgencyRecord, Area } from './records.js';

/** Neither region nor kind: the region's cell holds the agency's orders. */
export interface AgencyChange {
  name?: string | undefined;
  timeZone?: string | undefined;
  language?: Language | undefined;
  /** `null`: nobody follows when this agency does not answer. */
  nextAgencyId?: string | null | undefined;
  namesInMessagesAllowed?: boolean | undefined;
  /** `null`: the desk takes incidents of its own orders only. */
  area?: Area | null | undefined;
  /** `required`: from their next request on, staff who came without one may only enrol one. */
  secondFactor?: SecondFactorPolicy | undefined;
  /** Whether anybody may bring its people a report of violence. */
  takesReports?: boolean | undefined;
  holdMilliseconds?: number | undefined;
  policeLine?: string | undefined;
  warningMap?: boolean | undefined;
  audioEvidence?: boolean | undefined;
}

/** Changes the caller's own agency. Orders keep the time zone they were made with. */
export async function changeAgency(work: CaseWork, agencyId: string, change: AgencyChange): Promise<AgencyRecord> {
  if (change.timeZone !== undefined) checkTimeZone(change.timeZone);
  const found = await work.book.agencies.lockOwn();
  const own = present(found?.id === agencyId ? found : undefined);
  await checkNextAgency(work, change.nextAgencyId);
  const { area, ...rest } = change;
  const next = withGiven(own, rest);
  const drawn = area ? await checkedDeskArea(work, next, area) : area;
  await work.book.agencies.updateOwn(next);
  if (drawn !== undefined) await work.book.agencies.updateOwnArea(drawn);
  work.record('agency.change', 'agency', next.id);
  return present(await work.book.agencies.own());
}

async function checkNextAgency(work: CaseWork, nextAgencyId: string | null | undefined): Promise<void> {
  if (nextAgencyId === undefined || nextAgencyId === null) return;
  const other = nextAgencyId !== work.actor.agencyId;
  const usable = other && (await work.book.agencies.existsAcrossAgencies(nextAgencyId));
  refuseIf(
    usable ? [] : [{ path: 'nextAgencyId', message: 'is not another agency' }],
    'agency_invalid',
    'The agency cannot be kept like this.',
  );
}
