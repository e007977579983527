import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Language } from '#domain';
import { mapFont } from './fonts.js';
import type { Outlines } from './outlines.js';
import type { Palette } from './palette.js';
import { placesIn } from './places.js';

export const outlineSources = (outlines: Outlines, language: Language): Record<string, SourceSpecification> => ({
  'base-land': { type: 'geojson', data: outlines.land },
  'base-borders': { type: 'geojson', data: { type: 'Feature', properties: {}, geometry: outlines.borders } },
  'base-places': { type: 'geojson', data: placesIn(language) },
});

/** A city is named until one stands in it: there its name would only hide who is where. */
const cityNamesUpToZoom = 12;

export const outlineLayers = (colours: Palette): LayerSpecification[] => [
  { id: 'base-land', type: 'fill', source: 'base-land', paint: { 'fill-color': colours.land } },
  {
    id: 'base-borders',
    type: 'line',
    source: 'base-borders',
    paint: { 'line-color': colours.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 2, 0.6, 8, 1.6] },
  },
  {
    id: 'base-countries',
    type: 'symbol',
    source: 'base-places',
    maxzoom: 7,
    filter: ['==', ['get', 'kind'], 'country'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [mapFont],
      'text-size': 13,
      'text-letter-spacing': 0.12,
      'text-transform': 'uppercase',
    },
    paint: { 'text-color': colours.placeText, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
  },
  {
    id: 'base-city-dots',
    type: 'circle',
    source: 'base-places',
    maxzoom: cityNamesUpToZoom,
    filter: ['!=', ['get', 'kind'], 'country'],
    paint: { 'circle-radius': 2.4, 'circle-color': colours.placeText },
  },
  {
    id: 'base-cities',
    type: 'symbol',
    source: 'base-places',
    minzoom: 3,
    maxzoom: cityNamesUpToZoom,
    filter: ['!=', ['get', 'kind'], 'country'],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [mapFont],
      'text-size': ['match', ['get', 'kind'], 'city', 14, 12],
      'text-anchor': 'left',
      'text-offset': [0.5, 0],
      'symbol-sort-key': ['match', ['get', 'kind'], 'city', 0, 1],
    },
    paint: { 'text-color': colours.placeText, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 },
  },
];
