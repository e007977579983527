import type { ExpressionSpecification } from 'maplibre-gl';
import { mapFont } from '../base/fonts.js';
import type { Palette } from '../base/palette.js';
import type { DrawnLayer } from '../drawn-layer.js';

const ofRole = (colours: Palette): ExpressionSpecification => [
  'match',
  ['get', 'role'],
  'protected',
  colours.protected,
  colours.respondent,
];

const isWhat = (what: string): ExpressionSpecification => ['==', ['get', 'what'], what];

export const areaLayers = (colours: Palette): DrawnLayer[] => [
  {
    id: 'party-error-fill',
    type: 'fill',
    filter: isWhat('error'),
    paint: { 'fill-color': ofRole(colours), 'fill-opacity': 0.14 },
  },
  {
    id: 'party-error-edge',
    type: 'line',
    filter: isWhat('error'),
    paint: { 'line-color': ofRole(colours), 'line-width': 1.2, 'line-opacity': 0.75, 'line-dasharray': [4, 3] },
  },
  {
    id: 'party-limit-edge',
    type: 'line',
    filter: isWhat('limit'),
    paint: { 'line-color': colours.zone, 'line-width': 1.5, 'line-opacity': 0.9, 'line-dasharray': [1.5, 2] },
  },
];

export const lineLayers = (colours: Palette): DrawnLayer[] => [
  {
    id: 'party-trail',
    type: 'line',
    filter: isWhat('trail'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': ofRole(colours), 'line-width': 3, 'line-opacity': ['get', 'fade'] },
  },
  {
    id: 'party-apart',
    type: 'line',
    filter: isWhat('apart'),
    paint: { 'line-color': colours.text, 'line-width': 1.2, 'line-opacity': 0.7, 'line-dasharray': [2, 4] },
  },
  {
    id: 'party-apart-text',
    type: 'symbol',
    filter: isWhat('apart'),
    layout: {
      'symbol-placement': 'line-center',
      'text-rotation-alignment': 'viewport',
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 13,
      'text-offset': [0, -0.9],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
];

export const markLayers = (colours: Palette): DrawnLayer[] => [
  {
    id: 'party-course',
    type: 'symbol',
    filter: ['!=', ['get', 'course'], null],
    layout: {
      'icon-image': ['concat', 'course-', ['get', 'role']],
      'icon-rotate': ['get', 'course'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
  {
    id: 'party-marks',
    type: 'symbol',
    layout: {
      'icon-image': ['get', 'role'],
      'icon-allow-overlap': true,
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 13,
      // Above or below: beside the mark, half of it would lie beyond the edge of a map that was fitted to the marks.
      'text-variable-anchor': ['top', 'bottom'],
      'text-max-width': 7,
      'text-radial-offset': 1.3,
      'text-optional': true,
    },
    paint: {
      'icon-opacity': ['case', ['get', 'old'], 0.55, 1],
      'text-color': ofRole(colours),
      'text-halo-color': colours.halo,
      'text-halo-width': 2,
    },
  },
];
