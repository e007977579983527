import type { LayerSpecification } from 'maplibre-gl';

type WithoutSource<L> = L extends { source: string } ? Omit<L, 'source' | 'source-layer'> : never;

/** A layer of MapLibre's style specification, but for its source. Its id is unique on the map: `zones-fill`, not `fill`. */
export type DrawnLayer = WithoutSource<LayerSpecification>;
