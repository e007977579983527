import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import outlinesUrl from 'world-atlas/countries-50m.json?url';

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

export interface Outlines {
  land: GeoJSON.FeatureCollection;
  borders: GeoJSON.MultiLineString;
}

let loaded: Promise<Outlines> | undefined;

/** Natural Earth's land and borders at 1:50 million, out of this house's own build. Throws when the file does not come. */
export function loadOutlines(): Promise<Outlines> {
  loaded ??= fetchOutlines().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchOutlines(): Promise<Outlines> {
  const response = await fetch(outlinesUrl);
  if (!response.ok) throw new Error(`Outlines of the map: ${response.status}`);
  const atlas = (await response.json()) as Atlas;
  return {
    land: feature(atlas, atlas.objects.land),
    borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
  };
}
