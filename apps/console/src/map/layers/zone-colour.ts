import type { ExpressionSpecification } from 'maplibre-gl';
import type { Palette } from '../base/palette.js';

/** Of a zone, its belt and what is felt of it, by the properties `part` and `kind` of a feature. */
export const zoneColour = (colours: Palette): ExpressionSpecification => [
  'match',
  ['get', 'part'],
  'ring',
  colours.ring,
  ['felt', 'felt_ring'],
  colours.felt,
  ['match', ['get', 'kind'], 'inclusion', colours.unit, colours.zone],
];

export const isPartOf = <Part extends string>(...parts: Part[]): ExpressionSpecification => [
  'in',
  ['get', 'part'],
  ['literal', parts],
];
