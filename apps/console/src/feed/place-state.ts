import type { IncidentPlacesAnswer } from '#contracts';
import type { Place } from '../map/geometry.js';

/** Where open incidents are of which nobody has moved since this console looks. By incident. */
export interface PlaceState {
  places: Readonly<Record<string, Place>>;
  /** Each is asked for once: after that the live feed tells. */
  asked: Readonly<Record<string, true>>;
}

export const emptyPlaceState: PlaceState = { places: {}, asked: {} };

export const withAsked = (state: PlaceState, ids: readonly string[]): PlaceState => ({
  ...state,
  asked: { ...state.asked, ...Object.fromEntries(ids.map((id) => [id, true as const])) },
});

/** When it could not be read: it is asked for again. */
export const withoutAsked = (state: PlaceState, ids: readonly string[]): PlaceState => ({
  ...state,
  asked: Object.fromEntries(Object.entries(state.asked).filter(([id]) => !ids.includes(id))),
});

export const withPlaces = (state: PlaceState, { places }: IncidentPlacesAnswer): PlaceState => ({
  ...state,
  places: {
    ...state.places,
    ...Object.fromEntries(
      places.map(({ incidentId, point: { coordinates } }) => [
        incidentId,
        { longitude: coordinates[0], latitude: coordinates[1] },
      ]),
    ),
  },
});

/** Of incidents that left the desk nothing is kept. */
export function withoutOtherPlaces(state: PlaceState, keep: (incidentId: string) => boolean): PlaceState {
  const kept = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([id]) => keep(id)));
  return { places: kept(state.places), asked: kept(state.asked) };
}
