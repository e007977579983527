import type { ChangeOrderBody, CreateOrderBody, Order } from '#contracts';
import type { PartyRole } from '#domain';
import { instantOf, type LocalTime, localTimeOf } from '../../time/local-time.js';
import { checkTerm, type Preset } from './presets.js';

export interface DraftParty {
  personId: string;
  role: PartyRole;
  name: string;
  phone: string | null;
}

/** What stands in the form. Numbers as they are typed. */
export interface OrderDraft {
  preset: Preset['name'] | null;
  reference: string;
  issuingAuthority: string;
  jurisdiction: string;
  legalBasis: string;
  from: LocalTime;
  to: LocalTime;
  isEndless: boolean;
  parties: readonly DraftParty[];
  hasLimit: boolean;
  limitMeters: string;
  warningMeters: string;
}

/** Faults that the form itself sees, by the name of the field in the api. */
export type DraftFault =
  | { code: 'required' | 'badDate' | 'endBeforeStart' | 'oneRespondent' | 'someProtected' }
  | { code: 'badNumber'; min: number; max: number }
  | { code: 'presetTooLong' | 'presetTooShort'; bound: LocalTime };

export type DraftFaults = Readonly<Record<string, DraftFault>>;

const meters = { min: 10, max: 100_000 };
const ring = { min: 0, max: 100_000 };

export function checkDraft(draft: OrderDraft, preset: Preset | undefined, timeZone: string): DraftFaults {
  const faults: Record<string, DraftFault> = {};
  for (const field of ['issuingAuthority', 'jurisdiction'] as const)
    if (draft[field].trim() === '') faults[field] = { code: 'required' };
  const from = instantOf(draft.from, timeZone);
  if (from === undefined) faults['validFrom'] = { code: 'badDate' };
  const end = endFault(draft, preset, from, timeZone);
  if (end) faults['validTo'] = end;
  if (draft.parties.filter(({ role }) => role === 'respondent').length !== 1)
    faults['respondent'] = { code: 'oneRespondent' };
  if (!draft.parties.some(({ role }) => role === 'protected')) faults['protected'] = { code: 'someProtected' };
  if (draft.hasLimit) {
    if (!isWithin(draft.limitMeters, meters)) faults['proximityLimitMeters'] = { code: 'badNumber', ...meters };
    if (draft.warningMeters.trim() !== '' && !isWithin(draft.warningMeters, ring))
      faults['proximityWarningMeters'] = { code: 'badNumber', ...ring };
  }
  return faults;
}

function endFault(
  draft: OrderDraft,
  preset: Preset | undefined,
  from: number | undefined,
  timeZone: string,
): DraftFault | undefined {
  if (draft.isEndless) return undefined;
  const to = instantOf(draft.to, timeZone);
  if (to === undefined) return { code: 'badDate' };
  if (from === undefined) return undefined;
  if (to <= from) return { code: 'endBeforeStart' };
  const term = preset && checkTerm(preset, draft.from, draft.to);
  return term && { code: term.fault, bound: term.bound };
}

/** A comma is a point: people type both. */
const numberOf = (text: string): number => Number(text.trim().replace(',', '.'));

function isWithin(text: string, { min, max }: { min: number; max: number }): boolean {
  const value = numberOf(text);
  return text.trim() !== '' && Number.isFinite(value) && value >= min && value <= max;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Of a draft without faults. */
export function bodyOf(draft: OrderDraft, timeZone: string): CreateOrderBody {
  return {
    reference: orNull(draft.reference),
    issuingAuthority: draft.issuingAuthority.trim(),
    jurisdiction: draft.jurisdiction.trim(),
    legalBasis: orNull(draft.legalBasis),
    validFrom: iso(instantOf(draft.from, timeZone)!),
    validTo: draft.isEndless ? null : iso(instantOf(draft.to, timeZone)!),
    timeZone,
    parties: draft.parties.map(({ personId, role }) => ({ personId, role })),
    proximityLimitMeters: draft.hasLimit ? numberOf(draft.limitMeters) : null,
    proximityWarningMeters: draft.hasLimit && draft.warningMeters.trim() !== '' ? numberOf(draft.warningMeters) : null,
  };
}

/** Only what differs: what is not given stays, and what is given may need a second person. */
export function changeOf(draft: OrderDraft, order: Order): ChangeOrderBody {
  const next = bodyOf(draft, order.timeZone);
  const change: Record<string, unknown> = {};
  const fields = [
    'reference',
    'issuingAuthority',
    'jurisdiction',
    'legalBasis',
    'proximityLimitMeters',
    'proximityWarningMeters',
  ] as const;
  for (const field of fields) if (next[field] !== order[field]) change[field] = next[field];
  // Fields hold minutes: an order that began at some second keeps it while its minute stays.
  if (!isSameMinute(next.validFrom, order.validFrom)) change['validFrom'] = next.validFrom;
  if (!isSameMinute(next.validTo ?? null, order.validTo)) change['validTo'] = next.validTo;
  const key = (parties: Order['parties']): string =>
    parties
      .map(({ personId, role }) => `${personId} ${role}`)
      .toSorted()
      .join();
  if (key(next.parties) !== key(order.parties)) change['parties'] = next.parties;
  return change;
}

const isSameMinute = (one: string | null, other: string | null): boolean => one?.slice(0, 16) === other?.slice(0, 16);
const iso = (at: number): string => new Date(at).toISOString();

/** @param names of its parties, by id */
export function draftOf(order: Order, people: ReadonlyMap<string, { name: string; phone: string | null }>): OrderDraft {
  const { timeZone, validFrom, validTo, proximityLimitMeters: limit, proximityWarningMeters: warning } = order;
  const from = localTimeOf(Date.parse(validFrom), timeZone);
  return {
    preset: null,
    reference: order.reference ?? '',
    issuingAuthority: order.issuingAuthority,
    jurisdiction: order.jurisdiction,
    legalBasis: order.legalBasis ?? '',
    from,
    to: validTo === null ? { date: '', time: from.time } : localTimeOf(Date.parse(validTo), timeZone),
    isEndless: validTo === null,
    parties: order.parties.map((party) => ({
      ...party,
      name: people.get(party.personId)?.name ?? '',
      phone: people.get(party.personId)?.phone ?? null,
    })),
    hasLimit: limit !== null,
    limitMeters: limit === null ? '' : String(limit),
    warningMeters: warning === null ? '' : String(warning),
  };
}

/** Begins now, in whole minutes. */
export function emptyDraft(now: number, timeZone: string): OrderDraft {
  const from = localTimeOf(now, timeZone);
  return {
    preset: null,
    reference: '',
    issuingAuthority: '',
    jurisdiction: 'KZ',
    legalBasis: '',
    from,
    to: { date: '', time: from.time },
    isEndless: false,
    parties: [],
    hasLimit: true,
    limitMeters: '',
    warningMeters: '',
  };
}
