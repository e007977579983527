import { incidentStore } from '../feed/stores.js';
import { useStore } from '../feed/store.js';
import { Situation } from './situation.js';
import { usePlaces } from './use-places.js';

interface DispatchMapProps {
  /** `null`: all open incidents are shown. */
  chosenId: string | null;
  /** A press on another open incident. */
  onChoose: (id: string) => void;
}

/**
 * The middle column of dispatch. It follows the chosen incident: both parties with their error circles and trails, zones and
 * rings, units; all other open incidents are points, by shape and colour of their severity. It fills its parent.
 */
export function DispatchMap({ chosenId, onChoose }: DispatchMapProps) {
  const chosen = useStore(incidentStore, ({ incidents }) => (chosenId === null ? undefined : incidents[chosenId]));
  usePlaces();
  return <Situation key={chosen?.id ?? ''} chosen={chosen} onChoose={onChoose} />;
}
