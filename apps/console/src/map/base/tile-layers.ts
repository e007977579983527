import type { LayerSpecification } from 'maplibre-gl';
import { layers, namedFlavor } from '@protomaps/basemaps';
import type { Language } from '#domain';
import type { Theme } from '../../ui/theme.js';
import { mapFont } from './fonts.js';

/** What needs pictures of a sprite, of which there is none: the parties shall stand out, not petrol stations. */
const withoutPictures = new Set(['pois', 'roads_shields', 'roads_oneway']);

/** Not in the user's language: as it is written on the spot. */
const nameIn: Record<Language, readonly string[]> = {
  kk: ['name:kk', 'name', 'name:ru'],
  ru: ['name:ru', 'name'],
  en: ['name:en', 'name:latin', 'name'],
};

/** Protomaps' layers over the source `base`, all texts in the console's font and in the user's language. */
export function tileLayers(theme: Theme, language: Language): LayerSpecification[] {
  const name = ['coalesce', ...nameIn[language].map((key) => ['get', key])];
  return layers('base', namedFlavor(theme), { lang: language })
    .filter(({ id }) => !withoutPictures.has(id))
    .map((layer): LayerSpecification => {
      const id = `base-${layer.id}`;
      if (layer.type !== 'symbol') return { ...layer, id };
      const { 'icon-image': _, ...layout } = layer.layout ?? {};
      const text = layer.id === 'address_label' ? layout['text-field'] : name;
      return { ...layer, id, layout: { ...layout, 'text-field': text, 'text-font': [mapFont] } } as LayerSpecification;
    });
}
