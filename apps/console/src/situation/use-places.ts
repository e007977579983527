import { useEffect, useEffectEvent } from 'react';
import { fetchPlaces } from '../api/incidents.js';
import { withAsked, withoutAsked, withPlaces } from '../feed/place-state.js';
import { incidentStore, placeStore, positionStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { useSession } from '../session/use-session.js';

/** Alarms come in bursts, and the live feed tells the place of most of them. */
const waitMilliseconds = 1_500;
const mostAtOnce = 100;

/** Asks where open incidents are of which no position has come. Each is asked for once. */
export function usePlaces(): void {
  const { token, staff } = useSession();
  const incidents = useStore(incidentStore, (state) => state.incidents);
  const asked = useStore(placeStore, (state) => state.asked);
  const mayAsk = staff.permissions.includes('incident.track');
  const wanted = Object.values(incidents)
    .filter(({ id, status }) => status !== 'closed' && asked[id] === undefined)
    .map(({ id }) => id)
    .join(',');

  const ask = useEffectEvent(async () => {
    const { trails } = positionStore.get();
    const ids = wanted.split(',').slice(0, mostAtOnce);
    const unseen = ids.filter((id) => trails[id] === undefined);
    placeStore.update((state) => withAsked(state, ids));
    if (unseen.length === 0) return;
    try {
      const answer = await fetchPlaces(token, unseen);
      placeStore.update((state) => withPlaces(state, answer));
    } catch {
      // Without a place they are not on the map, which says so; with the next alarm they are asked for again.
      setTimeout(() => placeStore.update((state) => withoutAsked(state, unseen)), retryMilliseconds);
    }
  });
  useEffect(() => {
    if (!mayAsk || wanted === '') return undefined;
    const timer = setTimeout(() => void ask(), waitMilliseconds);
    return () => clearTimeout(timer);
  }, [mayAsk, wanted]);
}

const retryMilliseconds = 15_000;
