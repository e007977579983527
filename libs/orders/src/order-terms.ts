import { type FieldError, isUuid } from '#domain';
import type { Schedule, Thresholds } from '#geofence';
import { CaseError, refuseIf } from './case.error.js';
import type { CaseBook } from './ports.js';
import type { Party } from './records.js';
import { isTimeZone } from './time-zone.js';

/** What an authority orders. Times are milliseconds since 1970 UTC. */
export interface OrderTerms {
  reference?: string | null | undefined;
  issuingAuthority: string;
  jurisdiction: string;
  legalBasis?: string | null | undefined;
  validFrom: number;
  /** `null` or absent: until revoked. */
  validTo?: number | null | undefined;
  timeZone?: string | undefined;
  /** Who leads the case; `null` or absent: nobody yet. */
  caseOfficerId?: string | null | undefined;
  parties: readonly Party[];
  proximityLimitMeters?: number | null | undefined;
  proximityWarningMeters?: number | null | undefined;
  /** When the limit holds; `null` or absent: always. */
  proximitySchedule?: Schedule | null | undefined;
  thresholds?: { [Key in keyof Thresholds]?: number | undefined } | undefined;
}

type Checked = Pick<
  OrderTerms,
  'validFrom' | 'validTo' | 'timeZone' | 'proximityLimitMeters' | 'proximityWarningMeters' | 'proximitySchedule'
>;

/** What of the terms contradicts itself. */
export function checkTerms(terms: Checked): FieldError[] {
  const errors: FieldError[] = [];
  if (!Number.isFinite(terms.validFrom)) errors.push({ path: 'validFrom', message: 'is not a time' });
  if (terms.validTo !== undefined && terms.validTo !== null && !(terms.validTo > terms.validFrom))
    errors.push({ path: 'validTo', message: 'must be after validFrom: the order would end before it begins' });
  if (terms.timeZone !== undefined && !isTimeZone(terms.timeZone))
    errors.push({ path: 'timeZone', message: 'is not an IANA time zone' });
  for (const path of ['proximityWarningMeters', 'proximitySchedule'] as const)
    if (terms[path] !== undefined && terms[path] !== null && typeof terms.proximityLimitMeters !== 'number')
      errors.push({ path, message: 'needs a proximityLimitMeters' });
  return errors;
}

/** One respondent, at least one protected person, nobody twice. */
export function checkParties(parties: readonly Party[]): FieldError[] {
  const errors: FieldError[] = [];
  if (parties.filter((party) => party.role === 'respondent').length !== 1)
    errors.push({ path: 'parties', message: 'must name exactly one respondent' });
  if (!parties.some((party) => party.role === 'protected'))
    errors.push({ path: 'parties', message: 'must name at least one protected person' });
  const seen = new Set<string>();
  parties.forEach(({ personId }, index) => {
    if (seen.has(personId)) errors.push({ path: `parties.${index}.personId`, message: 'is named twice' });
    seen.add(personId);
  });
  return errors;
}

/** Everybody named must be of the caller's agency; a stranger's id and an unknown one look the same. */
export async function checkPartiesKnown(book: CaseBook, parties: readonly Party[]): Promise<FieldError[]> {
  const known = await book.people.known(parties.map((party) => party.personId).filter(isUuid));
  return parties.flatMap(({ personId }, index) =>
    known.has(personId) ? [] : [{ path: `parties.${index}.personId`, message: 'is not a person you have registered' }],
  );
}

/** Who leads the case is of the caller's agency and has an account that is in use. */
export async function checkCaseOfficer(book: CaseBook, staffId: string | null | undefined): Promise<FieldError[]> {
  if (staffId === undefined || staffId === null) return [];
  const member = await book.staff.byId(staffId);
  return member && member.disabledAt === null
    ? []
    : [{ path: 'caseOfficerId', message: 'is not a member of your staff' }];
}

export const refuseOrderIf = (errors: readonly FieldError[]): void =>
  refuseIf(errors, 'order_invalid', 'The order contradicts itself or names what does not exist.');

export const stepRefused = (detail: string): CaseError => new CaseError('order_step_refused', detail);

/** Drops what was given as undefined, so that it does not hide a default. */
export const givenThresholds = (thresholds: OrderTerms['thresholds']): Partial<Thresholds> =>
  Object.fromEntries(Object.entries(thresholds ?? {}).filter(([, value]) => value !== undefined));
