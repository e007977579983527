import type { Incident } from '#contracts';
import type { PartyFix, PositionState } from '../feed/position-state.js';
import type { PlaceState } from '../feed/place-state.js';
import { waitingSeverity } from '../feed/attention.js';
import type { IncidentState } from '../feed/incident-state.js';
import type { IncidentMark } from '../map/layers/incident-layers.js';
import type { Place } from '../map/geometry.js';

/** Open incidents as a map shows them, and how many have no place. */
export interface Marks {
  marks: IncidentMark[];
  unplaced: number;
}

/** Pure. Without the chosen one: of that both parties are drawn. */
export function marksOf(
  { incidents, seenAlarms }: Pick<IncidentState, 'incidents' | 'seenAlarms'>,
  { trails }: PositionState,
  { places }: PlaceState,
  chosenId: string | null,
  agencyId: string,
): Marks {
  const open = Object.values(incidents).filter(({ id, status }) => status !== 'closed' && id !== chosenId);
  const marks = open.flatMap((incident): IncidentMark[] => {
    const place = placeOf(incident, trails[incident.id], places[incident.id]);
    if (place === undefined) return [];
    const { id, severity, orderReference } = incident;
    const { longitude, latitude } = place;
    const isWaiting = waitingSeverity(incident, seenAlarms, agencyId) !== null;
    return [{ id, severity, longitude, latitude, text: orderReference ?? '', isWaiting }];
  });
  return { marks, unplaced: open.length - marks.length };
}

/** Where whom it is about was last seen; else where anybody of it was; else what the server knew. */
export function placeOf(
  { personId }: Pick<Incident, 'personId'>,
  trails: Readonly<Record<string, readonly PartyFix[]>> | undefined,
  known: Place | undefined,
): Place | undefined {
  const newest = (fixes: readonly PartyFix[] | undefined): PartyFix | undefined => fixes?.at(-1);
  const seen = Object.values(trails ?? {})
    .flatMap((fixes) => newest(fixes) ?? [])
    .sort((a, b) => b.fixTime - a.fixTime);
  return newest(trails?.[personId]) ?? known ?? seen[0];
}
