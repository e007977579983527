import type { ExpressionSpecification } from 'maplibre-gl';
import { mapFont } from '../../../map/base/fonts.js';
import type { Palette } from '../../../map/base/palette.js';
import type { DrawnLayer } from '../../../map/drawn-layer.js';
import { isPartOf, zoneColour } from '../../../map/layers/zone-colour.js';
import type { Part } from './zone-features.js';

const isPart = isPartOf<Part>;
const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];

const widthOf: ExpressionSpecification = ['case', ['get', 'chosen'], 3.5, 2];

/** Each kind of line has dashes of its own, so that none is told by its colour alone. @param id of the source */
export const zoneStyles = (id: string, colours: Palette): DrawnLayer[] => [
  {
    id: `${id}-fill`,
    type: 'fill',
    filter: isPart('zone', 'ring', 'rest'),
    paint: {
      'fill-color': zoneColour(colours),
      'fill-opacity': ['match', ['get', 'part'], 'ring', 0.06, ['case', ['get', 'chosen'], 0.26, 0.16]],
    },
  },
  {
    id: `${id}-exclusion`,
    type: 'line',
    filter: ['all', isPart('zone'), isKind('exclusion')],
    paint: { 'line-color': zoneColour(colours), 'line-width': widthOf },
  },
  {
    id: `${id}-inclusion`,
    type: 'line',
    filter: ['all', isPart('zone'), isKind('inclusion')],
    paint: { 'line-color': zoneColour(colours), 'line-width': widthOf, 'line-dasharray': [8, 2, 1, 2] },
  },
  {
    id: `${id}-rest`,
    type: 'line',
    filter: isPart('rest'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 2, 'line-dasharray': [1, 1] },
  },
  {
    id: `${id}-ring`,
    type: 'line',
    filter: isPart('ring'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 1.2, 'line-dasharray': [6, 3] },
  },
  {
    id: `${id}-felt`,
    type: 'line',
    filter: isPart('felt'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 2.5, 'line-dasharray': [5, 3] },
  },
  {
    id: `${id}-name`,
    type: 'symbol',
    filter: ['all', isPart('zone'), ['!=', ['get', 'text'], '']],
    layout: {
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 13,
      'text-padding': 4,
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
];

export const placeStyles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'own-places-mark',
    type: 'symbol',
    layout: {
      'icon-image': 'respondent',
      'icon-allow-overlap': true,
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 13,
      'text-variable-anchor': ['top', 'bottom'],
      'text-max-width': 7,
      'text-radial-offset': 1.2,
      'text-optional': true,
    },
    paint: { 'text-color': colours.respondent, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
];
