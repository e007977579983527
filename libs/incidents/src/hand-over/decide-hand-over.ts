/** This far outside its desk's area, beyond the error of the fix, an incident is another desk's at once. */
export const farMeters = 500;
/** Nearer than that, or in an area of both, it must have been in the other one's for this long. */
export const strayedMillisecondsToHandOver = 60_000;

/** Where an open incident's place lies now, and what is known of where it lay. Times are milliseconds since 1970. */
export interface Stray {
  incidentId: string;
  deskAgencyId: string;
  /** The agency whose area covers the place; of several the one with the smallest. `null`: none does. */
  coveredBy: string | null;
  /** Outside the desk's own area by {@link farMeters} and the error of the fix; of a desk that has none everything is. */
  isFar: boolean;
  fixTime: number;
  strayedTo: string | null;
  strayedAt: number | null;
  /** Gave the incident away by hand: it does not get it back by itself. */
  givenBy: string | null;
}

export type HandOverDecision =
  { do: 'stay' } | { do: 'note'; strayedTo: string | null; strayedAt: number | null } | { do: 'hand_over'; to: string };

/**
 * Whether an incident is another desk's by now. Pure. What no area covers stays where it is; on a border it takes either a
 * distance that no error of a fix explains, or a minute on the other side.
 */
export function decideHandOver(stray: Stray): HandOverDecision {
  const { coveredBy, deskAgencyId, givenBy, isFar, fixTime, strayedTo, strayedAt } = stray;
  if (coveredBy === null || coveredBy === deskAgencyId || coveredBy === givenBy)
    return strayedTo === null ? { do: 'stay' } : { do: 'note', strayedTo: null, strayedAt: null };
  const since = strayedTo === coveredBy ? strayedAt : null;
  if (isFar || (since !== null && fixTime - since >= strayedMillisecondsToHandOver))
    return { do: 'hand_over', to: coveredBy };
  return since === null ? { do: 'note', strayedTo: coveredBy, strayedAt: fixTime } : { do: 'stay' };
}
