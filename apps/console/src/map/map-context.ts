import { createContext, useContext } from 'react';
import type { Map } from 'maplibre-gl';

export const MapContext = createContext<Map | null>(null);

/** The map that a layer is drawn on; only for children of a `MapView`, which are drawn when it is ready for layers. */
export function useMap(): Map {
  const map = useContext(MapContext);
  if (map === null) throw new Error('useMap outside a MapView');
  return map;
}
