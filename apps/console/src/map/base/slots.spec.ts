import { describe, expect, it } from '@jest/globals';
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { slotLayers, withSituationOf } from './slots.js';

const ground = (id: string): LayerSpecification => ({ id, type: 'background' });
const drawn = (id: string): LayerSpecification => ({ id, type: 'line', source: 'situation' });
const style = (layers: LayerSpecification[], sources: StyleSpecification['sources'] = {}): StyleSpecification => ({
  version: 8,
  sources,
  layers,
});
const [areas, lines, marks] = slotLayers as [LayerSpecification, LayerSpecification, LayerSpecification];

describe('another base underneath the same situation', () => {
  const data: GeoJSONSourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } };
  const previous = style(
    [ground('base-dark'), drawn('zone'), areas, drawn('trail'), lines, drawn('mark'), marks, drawn('td')],
    {
      'base-land': data,
      situation: data,
    },
  );
  const next = style([ground('base-light'), ground('base-roads'), ...slotLayers], { base: { type: 'vector' } });

  it('keeps what was drawn, slot by slot, and what was drawn over everything', () => {
    expect(withSituationOf(previous, next).layers.map(({ id }) => id)).toEqual([
      'base-light',
      'base-roads',
      'zone',
      areas.id,
      'trail',
      lines.id,
      'mark',
      marks.id,
      'td',
    ]);
  });

  it('keeps its sources and none of the former base', () => {
    expect(Object.keys(withSituationOf(previous, next).sources)).toEqual(['base', 'situation']);
  });

  it('is the base alone where nothing was', () => {
    expect(withSituationOf(undefined, next)).toBe(next);
  });
});
