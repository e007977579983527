import type { Fix } from '#geofence';
import type { LocatedPerson } from '#incidents';
import type { TrackingTransaction, WatchRow } from './tracking-store.port.js';

/** How soon a device whose location is asked for shall report again: the directive's shortest. */
export const locateEverySeconds = 5;

/** A device that reports this often answers by itself: the longest that a respondent's waits in what is felt of a zone. */
const answersByItselfSeconds = 30;

/**
 * Whether the reply may say that somebody waits for this person. A desk asks when something has happened: the respondent of an
 * order with a concealed zone is not told so where the next report comes within seconds anyway.
 */
export function mayBeAsked(
  personId: string,
  rows: readonly Pick<WatchRow, 'rules'>[],
  reportEverySeconds: number,
): boolean {
  if (reportEverySeconds > answersByItselfSeconds) return true;
  return !rows.some(
    ({ rules: { zones, parties } }) =>
      zones.some((zone) => zone.concealed) &&
      parties.some((party) => party.personId === personId && party.role === 'respondent'),
  );
}

/** A request for a location, as the watch row of its order lists it while it waits. Times are milliseconds since 1970. */
export interface AskedLocation {
  id: string;
  personId: string;
  /** Who asked. */
  staffId: string;
  askedAt: number;
  expiresAt: number;
}

/** A fix that was not stored before, and an order that watches its person. */
export interface FreshFix {
  orderId: string;
  fix: Pick<Fix, 'id' | 'personId' | 'fixTime' | 'receivedAt'>;
}

/** What a batch leaves of the requests it found. */
export interface SettledLocations {
  answers: readonly { requestId: string; positionId: string; fixTime: number }[];
  /** What still waits in each order whose list has become shorter. */
  lists: readonly { orderId: string; asked: readonly AskedLocation[] }[];
}

const nothingAsked = { news: [], wanted: new Set<string>() };

type Row = Pick<WatchRow, 'orderId' | 'agencyId' | 'asked'>;

/**
 * Answers what was asked with the newest fix of this batch that was made after the asking; one that was made before it,
 * however late it comes, answers nothing. Costs no statement unless something is answered or has expired.
 */
export async function settleLocations(
  transaction: Pick<TrackingTransaction, 'settleLocations'>,
  freshFixes: () => readonly FreshFix[],
  rows: readonly Row[],
  now: number,
): Promise<{ news: LocatedPerson[]; wanted: ReadonlySet<string> }> {
  const askedRows = rows.filter(({ asked }) => asked.length > 0);
  if (askedRows.length === 0) return nothingAsked;
  const fresh = freshFixes();
  const answers: SettledLocations['answers'][number][] = [];
  const lists: SettledLocations['lists'][number][] = [];
  const news: LocatedPerson[] = [];
  const wanted = new Set<string>();
  for (const { orderId, agencyId, asked } of askedRows) {
    const waiting: AskedLocation[] = [];
    for (const request of asked) {
      if (request.expiresAt <= now) continue;
      const fix = answerTo(request, orderId, fresh);
      if (fix) {
        const { id: requestId, staffId, askedAt } = request;
        answers.push({ requestId, positionId: fix.id, fixTime: fix.fixTime });
        news.push({ requestId, agencyId, staffId, secondsToFix: (now - askedAt) / 1_000 });
      } else {
        waiting.push(request);
        wanted.add(request.personId);
      }
    }
    if (waiting.length < asked.length) lists.push({ orderId, asked: waiting });
  }
  if (lists.length === 0) return { news, wanted };
  const settled = await transaction.settleLocations({ answers, lists }, now);
  return { news: news.filter(({ requestId }) => settled.has(requestId)), wanted };
}

/** By both clocks: a device whose clock is ahead must not answer with a fix that it made before it was asked. */
function answerTo(
  { personId, askedAt }: AskedLocation,
  orderId: string,
  fresh: readonly FreshFix[],
): FreshFix['fix'] | undefined {
  return fresh
    .filter((one) => one.orderId === orderId && one.fix.personId === personId)
    .map(({ fix }) => fix)
    .filter((fix) => isMadeSince(askedAt, fix.fixTime) && fix.receivedAt >= askedAt)
    .reduce<FreshFix['fix'] | undefined>((best, fix) => (best && best.fixTime >= fix.fixTime ? best : fix), undefined);
}

/** The clocks of most trackers show whole seconds: such a fix may be of any moment of its second. */
function isMadeSince(askedAt: number, fixTime: number): boolean {
  const isWholeSecond = fixTime % 1_000 === 0;
  return fixTime >= (isWholeSecond ? askedAt - (askedAt % 1_000) : askedAt);
}
