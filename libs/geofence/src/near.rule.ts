import type { AlarmKind } from '#domain';
import { critical, decided, end, limitKey, raise, urgent, type About, type Occasion } from './alarms.js';
import * as N from './numbers.js';
import { activeSince, isActive } from './schedule.js';
import { tenth, type Near, type Watch } from './state.js';
import type { LimitRules, OrderRules, Sighting, Signal } from './types.js';

/** The two parties of a sighting. */
interface Pair {
  protectedId: string;
  respondentId: string;
  /** Whose device heard the other's beacon: 1 the respondent's, 2 the protected person's. */
  heardBy: number;
}

/** What the loudness of one beacon proves: within the limit, no further than the ring around it, or nothing. */
type Reach = 'breach' | 'approach' | 'nothing';

const nearKey = (protectedId: string, respondentId: string): string => `${protectedId}|${respondentId}`;
const levels: Record<Reach, number> = { nothing: 0, approach: 1, breach: 2 };

/**
 * One party's device hears the other's beacon: they are near each other, wherever that is. One sighting that is loud, or two that are
 * loud enough, prove it; it goes on while anything of it is heard, and is over when nothing has been for some minutes.
 * Its alarms are those of the proximity limit, so that what positions find of the same meeting is the same alarm.
 */
export function hearSightings(occasion: Occasion, signal: Signal): void {
  const { limit } = occasion.rules;
  if (limit === null) return;
  for (const sighting of signal.sightings ?? []) {
    const pair = pairOf(occasion.rules, signal.personId, sighting.personId);
    if (pair !== undefined) hearSighting(occasion, limit, pair, sighting, signal);
  }
}

/** Whether this person is known to be near another party by what was heard. */
export function isNearAnyone({ b: pairs = {} }: Watch, personId: string): boolean {
  return Object.keys(pairs).some((key) => pairs[key]!.in === 1 && key.split('|').includes(personId));
}

/** Whether what was heard keeps an alarm of the proximity limit open, whatever positions say. */
export function isHeldByHearing(
  { b: pairs }: Watch,
  { kind, personId, otherPersonId }: Pick<About, 'kind' | 'personId' | 'otherPersonId'>,
): boolean {
  if (pairs === undefined || otherPersonId === undefined) return false;
  const near = pairs[nearKey(otherPersonId, personId)];
  return near?.in === 1 && (kind === 'approach' || (kind === 'breach' && near.k === levels.breach));
}

/** Time passes: what is heard no more ends, and what becomes forbidden or allowed meanwhile is told. */
export function sweepNear(occasion: Occasion, now: number): void {
  const { watch, rules } = occasion;
  const { limit } = rules;
  if (limit === null) return;
  for (const key in watch.b) {
    const near = watch.b[key]!;
    if (near.in !== 1) continue;
    const [protectedId, respondentId] = key.split('|') as [string, string];
    if (now / 1000 - near.t >= N.unheardSeconds) leave(occasion, protectedId, respondentId);
    else if (!isActive(rules, limit, now)) allow(occasion, protectedId, respondentId);
    else {
      tell(
        occasion,
        limit,
        protectedId,
        respondentId,
        'inside when it became forbidden',
        forbiddenSince(rules, limit, near, now),
        {
          numbers: { rssiDbm: near.m, sightings: near.c },
        },
      );
    }
  }
}

/** When {@link sweepNear} ends what is not heard any more, ms; `Infinity`: nothing is near. */
export function nearDue({ b: pairs }: Watch): number {
  let due = Infinity;
  for (const key in pairs) if (pairs[key]!.in === 1) due = Math.min(due, (pairs[key]!.t + N.unheardSeconds) * 1000);
  return due;
}

/** Forgets pairs that the order no longer keeps apart. Their alarms are the caller's. */
export function forgetNear(watch: Watch, isGone: (near: Near, people: readonly string[]) => boolean): void {
  if (watch.b === undefined) return;
  const kept = Object.entries(watch.b).filter(([key, near]) => !isGone(near, key.split('|')));
  if (kept.length > 0) watch.b = Object.fromEntries(kept);
  else delete watch.b;
}

/** A device was unpaired through which two were near: the breach stays, as one that was found by positions does. */
export function forgetHeard(occasion: Occasion, deviceId: string): void {
  const { watch, rules } = occasion;
  forgetNear(watch, (near, [protectedId, respondentId]) => {
    if (near.in !== 1 || near.v?.split('|').includes(deviceId) !== true) return false;
    const about = aboutOf('approach', protectedId!, respondentId!);
    if (watch.o[about.conditionKey]?.v === undefined) end(occasion, about, () => decided(rules, 'unpaired', [], {}));
    return true;
  });
}

function pairOf(rules: OrderRules, hearerId: string, ownerId: string): Pair | undefined {
  const role = (personId: string) => rules.parties.find((party) => party.personId === personId)?.role;
  const [hearer, owner] = [role(hearerId), role(ownerId)];
  if (hearer === undefined || owner === undefined || hearer === owner) return undefined;
  return hearer === 'respondent'
    ? { protectedId: ownerId, respondentId: hearerId, heardBy: 1 }
    : { protectedId: hearerId, respondentId: ownerId, heardBy: 2 };
}

function hearSighting(occasion: Occasion, limit: LimitRules, pair: Pair, sighting: Sighting, signal: Signal): void {
  const { watch, rules } = occasion;
  const { protectedId, respondentId, heardBy } = pair;
  const key = nearKey(protectedId, respondentId);
  const at = tenth(occasion.at);
  const before = watch.b?.[key];
  if (before?.in === 1 && at - before.t >= N.unheardSeconds) leave(occasion, protectedId, respondentId);
  const known: Near = watch.b?.[key] ?? { t: 0 };
  if (isTold(known, at)) return;
  const near = known.in === 1 ? goOn(known, sighting, limit, at) : begin(known, sighting, limit, at);
  if (near === undefined) return;
  if (near.in === 1) near.v = `${signal.deviceId}|${sighting.deviceId}`;
  watch.b = { ...watch.b, [key]: near };
  if (near.in !== 1 || !isActive(rules, limit, signal.at)) return;
  const about = { deviceId: heardBy === 1 ? signal.deviceId : sighting.deviceId, fixId: signal.fixId };
  tell(
    occasion,
    limit,
    protectedId,
    respondentId,
    'heard by Bluetooth',
    forbiddenSince(rules, limit, near, signal.at),
    {
      ...about,
      numbers: {
        rssiDbm: sighting.rssi,
        rssiNeededDbm: isStrong(sighting) ? N.strongSightingDbm : N.sightingDbm,
        sightings: near.c,
        withinMeters: withinMeters(sighting),
        heardBy,
      },
    },
  );
}

/** When being near became what it is, seconds: not before it was forbidden, nor before the order was as it is. */
function forbiddenSince(rules: OrderRules, limit: LimitRules, near: Near, at: number): number {
  return Math.max(activeSince(rules, limit, at) / 1000, (rules.changedAt ?? 0) / 1000, near.g!);
}

/** A repeat of what was told and is over, or what was on its way meanwhile. */
function isTold({ e: past = [] }: Near, at: number): boolean {
  for (let n = 0; n < past.length; n += 2)
    if (at > past[n]! - N.unheardSeconds && at < past[n + 1]! + N.unheardSeconds) return true;
  return false;
}

/** Heard again while near: a weaker sighting will do, and a stronger one may say more. */
function goOn(known: Near, sighting: Sighting, limit: LimitRules, at: number): Near | undefined {
  if (sighting.rssi < N.stillHeardDbm) return undefined;
  return {
    ...known,
    t: Math.max(known.t, at),
    c: known.c! + (at > known.t ? 1 : 0),
    m: Math.max(known.m!, sighting.rssi),
    k: Math.max(known.k!, levels[reachOf(limit, sighting)]),
  };
}

/** Not near yet: a loud sighting, or a second one, begins it; another is remembered. */
function begin(
  { r: waiting = [], ...known }: Near,
  sighting: Sighting,
  limit: LimitRules,
  at: number,
): Near | undefined {
  const reach = reachOf(limit, sighting);
  if (reach === 'nothing') return undefined;
  const confirming = waiting.filter((other) => isSecond(other, at));
  if (!isStrong(sighting) && confirming.length === 0) {
    if (waiting.includes(at)) return undefined;
    const newest = Math.max(at, ...waiting);
    const kept = [...waiting, at].filter((other) => newest - other < N.lookBackSeconds).sort((a, b) => a - b);
    return { ...known, r: kept.slice(-N.sightingsRemembered) };
  }
  const all = isStrong(sighting) ? [at] : [...confirming, at];
  return {
    ...known,
    in: 1,
    t: Math.max(...all),
    g: Math.min(...all),
    c: all.length,
    m: sighting.rssi,
    k: levels[reach],
  };
}

const isSecond = (one: number, other: number): boolean => {
  const gap = Math.abs(one - other);
  return gap >= N.secondSightingLeastSeconds && gap <= N.secondSightingMostSeconds;
};

const isStrong = ({ rssi }: Sighting): boolean => rssi >= N.strongSightingDbm;

/** No beacon that is heard so loudly is further away. */
const withinMeters = (sighting: Sighting): number => (isStrong(sighting) ? N.strongSightingMeters : N.sightingMeters);

function reachOf({ limitMeters, warningMeters }: LimitRules, sighting: Sighting): Reach {
  if (sighting.rssi < N.sightingDbm) return 'nothing';
  const within = withinMeters(sighting);
  if (within <= limitMeters) return 'breach';
  return within <= limitMeters + warningMeters ? 'approach' : 'nothing';
}

interface Told {
  deviceId?: string;
  fixId?: string | undefined;
  numbers?: Record<string, number | undefined>;
}

/** Raises what the nearness is, unless it is open already: by what was heard before, or by positions. */
function tell(
  occasion: Occasion,
  limit: LimitRules,
  protectedId: string,
  respondentId: string,
  rule: string,
  since: number,
  { deviceId, fixId, numbers = {} }: Told,
): void {
  const near = occasion.watch.b![nearKey(protectedId, respondentId)]!;
  const isBreach = near.k === levels.breach;
  const about: About = aboutOf(isBreach ? 'breach' : 'approach', protectedId, respondentId);
  if (deviceId !== undefined) about.deviceId = deviceId;
  if (fixId !== undefined) about.fixId = fixId;
  raise(occasion, about, isBreach ? critical : urgent, Math.min(since, occasion.at), () =>
    decided(occasion.rules, rule, [fixId], {
      ...numbers,
      limitMeters: limit.limitMeters,
    }),
  );
}

const aboutOf = (kind: AlarmKind, protectedId: string, respondentId: string): About => ({
  kind,
  conditionKey: limitKey(kind, respondentId, protectedId),
  personId: respondentId,
  otherPersonId: protectedId,
});

/** Being near is allowed now: it is known on, and told when it is forbidden again. */
function allow(occasion: Occasion, protectedId: string, respondentId: string): void {
  for (const kind of ['breach', 'approach'] as const)
    end(occasion, aboutOf(kind, protectedId, respondentId), () =>
      decided(occasion.rules, 'no longer forbidden', [], {}),
    );
}

/** Heard no more. What positions believe of the two goes on with them. */
function leave(occasion: Occasion, protectedId: string, respondentId: string): void {
  const { watch, rules } = occasion;
  const key = nearKey(protectedId, respondentId);
  const { t, g, c, m, e: past = [] } = watch.b![key]!;
  watch.b = { ...watch.b, [key]: { t, e: [...past, g!, t].slice(-2 * N.meetingsRemembered) } };
  for (const kind of ['breach', 'approach'] as const) {
    const about = aboutOf(kind, protectedId, respondentId);
    const open = watch.o[about.conditionKey];
    if (open === undefined) continue;
    const heir = believedBy(watch, kind, protectedId, respondentId);
    if (heir !== undefined) watch.o = { ...watch.o, [about.conditionKey]: { ...open, v: heir } };
    else
      end(occasion, about, () =>
        decided(rules, 'not heard', [], { unheardSeconds: occasion.at - t, sightings: c, rssiDbm: m }),
      );
  }
}

/** The devices whose positions say the same, as the belief's key has them. */
function believedBy(watch: Watch, kind: AlarmKind, protectedId: string, respondentId: string): string | undefined {
  for (const key in watch.j) {
    if (!key.startsWith(`${protectedId}|`)) continue;
    const through = key.slice(protectedId.length + 1);
    const { in: inside, g: ring } = watch.j[key]!;
    if (watch.d[through.split('|')[0]!]?.p !== respondentId) continue;
    if (kind === 'breach' ? inside === 1 : inside !== 1 && ring !== undefined) return through;
  }
  return undefined;
}
