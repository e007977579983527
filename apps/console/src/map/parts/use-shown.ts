import { useEffect, useState } from 'react';
import type { Map } from 'maplibre-gl';
import { useMap } from '../map-context.js';
import type { Shown } from './grid-lines.js';

const shownBy = (map: Map): Shown => {
  const bounds = map.getBounds();
  return {
    west: bounds.getWest(),
    south: bounds.getSouth(),
    east: bounds.getEast(),
    north: bounds.getNorth(),
    zoom: map.getZoom(),
  };
};

/** What the map shows, each time that it has come to rest. */
export function useShown(): Shown {
  const map = useMap();
  const [shown, setShown] = useState(() => shownBy(map));
  useEffect(() => {
    const read = (): void => setShown(shownBy(map));
    read();
    const subscriptions = [map.on('moveend', read), map.on('resize', read)];
    return () => subscriptions.forEach((each) => each.unsubscribe());
  }, [map]);
  return shown;
}
