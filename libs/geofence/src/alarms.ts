import { type AlarmKind, type Severity } from '#domain';
import { hundredth, tenth, type OpenAlarm, type Watch } from './state.js';
import type { Audience, DecisionRecord, Finding, OrderRules, ZoneRules } from './types.js';

const severityByRank: readonly Severity[] = ['notice', 'urgent', 'critical'];

export const notice = 0;
export const urgent = 1;
export const critical = 2;
export type Rank = 0 | 1 | 2;

/** What is common to the findings of one fix, signal or sweep. */
export interface Occasion {
  watch: Watch;
  rules: OrderRules;
  findings: Finding[];
  /** Seconds, by the device's clock. */
  at: number;
  late: boolean;
}

export interface About {
  kind: AlarmKind;
  conditionKey: string;
  personId: string;
  deviceId?: string;
  zoneId?: string;
  otherPersonId?: string;
  fixId?: string;
  /** The devices through which an edge is judged; the engine's own. */
  through?: string;
}

/** A felt zone's alarms are told apart by their keys, also when its rules are gone. */
export const zoneKey = (
  kind: AlarmKind,
  { zoneId, feltOf }: Pick<ZoneRules, 'zoneId' | 'feltOf'>,
  personId: string,
): string => `${kind}:${feltOf === undefined ? 'zone' : 'felt'}:${zoneId}:${personId}`;
/** Whether a condition key of this scope names a zone. */
export const isZoneScope = (scope: string): boolean => scope === 'zone' || scope === 'felt';
export const limitKey = (kind: AlarmKind, respondentId: string, protectedId: string): string =>
  `${kind}:limit:${protectedId}:${respondentId}`;
/** Of two devices, in whichever order they are named. */
export const pairKey = (kind: AlarmKind, deviceId: string, otherId: string): string =>
  `${kind}:pair:${deviceId < otherId ? `${deviceId}+${otherId}` : `${otherId}+${deviceId}`}`;
/** The devices of a condition that {@link pairKey} or {@link deviceKey} names. */
export const devicesOf = (conditionKey: string): string[] => (conditionKey.split(':')[2] ?? '').split('+');
export const deviceKey = (kind: AlarmKind, deviceId: string): string => `${kind}:device:${deviceId}`;

/**
 * Raises an alarm, or updates the open one when a dispatcher should learn of it: graver, or another party closing. One
 * condition is one alarm. `since`: when it began, seconds.
 */
export function raise(
  occasion: Occasion,
  about: About,
  rank: Rank,
  since: number,
  decision: () => DecisionRecord,
  who?: number,
): void {
  const { watch } = occasion;
  const open = watch.o[about.conditionKey];
  if (open === undefined) {
    const alarm: OpenAlarm = { s: rank, b: tenth(since) };
    if (who !== undefined) alarm.w = who;
    if (about.through !== undefined) alarm.v = about.through;
    watch.o = { ...watch.o, [about.conditionKey]: alarm };
    push(occasion, about, 'began', rank, since, decision());
    return;
  }
  const graver = rank > open.s;
  const otherCloser = who !== undefined && who !== 0 && (open.w ?? 0) !== 0 && open.w !== who && graver;
  if (!graver && !otherCloser) return;
  const alarm: OpenAlarm = { ...open, s: Math.max(rank, open.s) };
  if (who !== undefined) alarm.w = who;
  watch.o = { ...watch.o, [about.conditionKey]: alarm };
  push(occasion, about, 'changed', alarm.s as Rank, occasion.at, decision());
}

/** Ends the alarm if it is open; an alarm that can end ends once. */
export function end(occasion: Occasion, about: About, decision: () => DecisionRecord): void {
  const open = occasion.watch.o[about.conditionKey];
  if (open === undefined) return;
  occasion.watch.o = without(occasion.watch.o, about.conditionKey);
  push(occasion, about, 'ended', open.s as Rank, occasion.at, decision());
}

export function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const rest = { ...record };
  delete rest[key];
  return rest;
}

function push(
  occasion: Occasion,
  { through: _through, ...about }: About,
  phase: Finding['phase'],
  rank: Rank,
  at: number,
  decision: DecisionRecord,
): void {
  const after = tenth(occasion.at - at);
  const audience = audienceOf(occasion.rules, about);
  occasion.findings.push({
    ...about,
    severity: severityByRank[rank]!,
    phase,
    at: Math.round(at * 1000),
    late: occasion.late,
    // The numbers are of the moment that proved it, not of the one at which it began.
    decision: after > 0 ? { ...decision, numbers: { ...decision.numbers, decidedAfterSeconds: after } } : decision,
    ...(audience && { audience }),
  });
}

function audienceOf(
  { zones, limit }: OrderRules,
  { conditionKey, zoneId, otherPersonId }: About,
): Audience | undefined {
  if (conditionKey.split(':')[1] === 'felt') return 'respondent_only';
  const concealed =
    otherPersonId === undefined
      ? zones.some((zone) => zone.zoneId === zoneId && zone.concealed)
      : limit?.concealment !== undefined;
  return concealed ? 'not_respondent' : undefined;
}

/** A decision record with rounded numbers; what is not finite is left out, for JSON has no infinity. */
export function decided(
  rules: OrderRules,
  rule: string,
  fixIds: readonly (string | undefined)[],
  numbers: Record<string, number | undefined>,
): DecisionRecord {
  const kept: Record<string, number> = {};
  for (const name in numbers) {
    const value = numbers[name];
    if (value === undefined || !Number.isFinite(value)) continue;
    kept[name] = name === 'probability' ? Math.round(value * 1e6) / 1e6 : hundredth(value);
  }
  const ids: string[] = [];
  for (const id of fixIds) if (id !== undefined && id !== '' && !ids.includes(id)) ids.push(id);
  return { rule, policyVersion: rules.policyVersion, fixIds: ids, numbers: kept };
}
