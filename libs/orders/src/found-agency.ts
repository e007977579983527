import type { StaffCaller } from '#access';
import type { AgencyKind, Language } from '#domain';
import { addTo } from './add-staff-member.js';
import { refuseIf } from './case.error.js';
import type { Cases, CaseWork } from './cases.js';
import type { AgencyRecord, StaffRecord } from './records.js';
import { isTimeZone } from './time-zone.js';

/** Where orders live until a region gets a cell of its own. */
export const defaultCell = 1;

export interface NewAgency {
  /** Absent: made here. */
  id?: string | undefined;
  name: string;
  kind: AgencyKind;
  region: string;
  /** IANA zone. */
  timeZone: string;
  language: Language;
  /** Absent: that of the region, else the first. */
  cell?: number | undefined;
  administrator: {
    email: string;
    name: string;
    language?: Language | undefined;
    /** From `hashPassword`. */
    passwordHash: string;
    /** The password is good for choosing one's own. */
    mustChangePassword?: boolean | undefined;
  };
}

export interface FoundedAgency {
  agency: AgencyRecord;
  administrator: StaffRecord;
}

/** Until the agency says otherwise: the police of Kazakhstan, and nothing that shows where somebody is. */
const usualSettingsOfTheApp = { holdMilliseconds: 800, policeLine: '102', warningMap: false, audioEvidence: true };

/** A new agency and its first administrator, who sets up the rest. */
export async function foundAgency(work: CaseWork, agency: NewAgency): Promise<FoundedAgency> {
  checkTimeZone(agency.timeZone);
  const { name, kind, region, timeZone, language } = agency;
  const cell = agency.cell ?? (await work.book.agencies.cellOfRegionAcrossAgencies(region)) ?? defaultCell;
  const record: AgencyRecord = {
    id: agency.id ?? work.newId(),
    createdAt: work.now,
    name,
    kind,
    region,
    timeZone,
    language,
    nextAgencyId: null,
    namesInMessagesAllowed: false,
    area: null,
    secondFactor: 'optional',
    takesReports: false,
    ...usualSettingsOfTheApp,
    cell,
  };
  const book = work.within({ agencyId: record.id, cell });
  await book.agencies.insert(record);
  const first = { ...agency.administrator, role: 'administrator' as const };
  const administrator = await addTo(
    work,
    book,
    { ...first, language: first.language ?? language },
    'administrator.email',
  );
  work.record('agency.found', 'agency', record.id, { agencyId: record.id });
  if (work.actor.agencyId !== record.id) work.record('agency.found', 'agency', record.id);
  return { agency: record, administrator };
}

/**
 * Loud: founds an agency without a caller, for a launcher's empty start and for tests. The audit chain names the system,
 * under the new agency's id.
 */
export async function foundAgencyAsSystem(
  cases: Cases,
  newId: () => string,
  agency: NewAgency,
): Promise<FoundedAgency & { administratorCaller: StaffCaller }> {
  const id = newId();
  const actor = { actor: 'system' as const, actorId: id, agencyId: id, cell: agency.cell ?? defaultCell };
  const founded = await cases.change(actor, (work) => foundAgency(work, { ...agency, id }));
  return { ...founded, administratorCaller: callerOf(founded.agency, founded.administrator) };
}

/** A member of staff as the guard would let them in. */
export const callerOf = (agency: AgencyRecord, member: StaffRecord): StaffCaller => ({
  kind: 'staff',
  staffId: member.id,
  agencyId: agency.id,
  role: member.role,
  language: member.language,
  cell: agency.cell,
});

export const checkTimeZone = (timeZone: string): void =>
  refuseIf(
    isTimeZone(timeZone) ? [] : [{ path: 'timeZone', message: 'is not an IANA time zone' }],
    'agency_invalid',
    'The agency cannot be kept like this.',
  );
