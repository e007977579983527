import type { IncidentStore, IncidentUpdate } from '../incident-store.port.js';
import type { TakingContext } from '../plan/take-steps.js';
import { decideHandOver, farMeters } from './decide-hand-over.js';
import { placeAheadMilliseconds, placeKnownMilliseconds } from './place-of.js';
import { type HandOver, type RecordedHandOvers, recordHandOvers } from './record-hand-overs.js';

/** A party moved while its order had an open incident. Times are milliseconds since 1970. */
export interface Move {
  incidentId: string;
  personId: string;
  longitude: number;
  latitude: number;
  accuracyMeters: number;
  fixTime: number;
  mock: boolean;
}

/** A fix that is less exact than this moves no incident. */
const worstAccuracyMeters = 1_000;

/**
 * Hands over what has moved into another desk's area. One statement for all, and none when no incident is open. An incident
 * that somebody works on this very moment is left until its next fix: nothing here waits for a lock.
 */
export async function handOverMoved(
  store: IncidentStore,
  moves: readonly Move[],
  now: number,
  context: TakingContext,
): Promise<RecordedHandOvers> {
  const newest = newestOf(moves.filter((move) => isUsable(move, now)));
  if (newest.length === 0) return { cursor: undefined, deliveries: [] };
  const decided = (await store.straysOf(newest, farMeters))
    .map((stray) => ({ ...stray, decision: decideHandOver(stray) }))
    .filter(({ decision }) => decision.do !== 'stay');
  if (decided.length === 0) return { cursor: undefined, deliveries: [] };

  const locked = new Map(
    (await store.lockFreeIncidents(decided.map((one) => one.incidentId))).map((row) => [row.id, row]),
  );
  const notes: IncidentUpdate[] = [];
  const handOvers: HandOver[] = [];
  for (const { incidentId, deskAgencyId, decision } of decided) {
    const incident = locked.get(incidentId);
    if (incident?.deskAgencyId !== deskAgencyId || incident.status === 'closed') continue;
    if (decision.do === 'hand_over') handOvers.push({ incident, to: decision.to, why: 'moved' });
    if (decision.do === 'note') {
      const { strayedTo: strayedToAgencyId, strayedAt } = decision;
      notes.push({ id: incidentId, strayedToAgencyId, strayedAt });
    }
  }
  await store.updateIncidents(notes, now);
  return recordHandOvers(store, handOvers, now, context);
}

const isUsable = ({ fixTime, accuracyMeters, mock }: Move, now: number): boolean =>
  !mock &&
  accuracyMeters <= worstAccuracyMeters &&
  fixTime >= now - placeKnownMilliseconds &&
  fixTime <= now + placeAheadMilliseconds;

function newestOf(moves: readonly Move[]): Move[] {
  const newest = new Map<string, Move>();
  for (const move of moves) {
    const key = `${move.incidentId}|${move.personId}`;
    const other = newest.get(key);
    if (!other || other.fixTime <= move.fixTime) newest.set(key, move);
  }
  return [...newest.values()];
}
