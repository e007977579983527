import type { StyleSpecification } from 'maplibre-gl';
import type { Language } from '#domain';
import type { Theme } from '../../ui/theme.js';
import type { BaseMap } from './base-map.js';
import { fontFaces } from './fonts.js';
import { paletteOf } from './palette.js';
import { slotLayers } from './slots.js';

/** The map underneath, for one theme and one language. Every address in it is of the page's own origin. */
export async function baseStyle(base: BaseMap, theme: Theme, language: Language): Promise<StyleSpecification> {
  const colours = paletteOf(theme);
  const common = { version: 8, 'font-faces': fontFaces(), transition: { duration: 0, delay: 0 } } as const;
  if (base.kind === 'tiles') {
    const { tileLayers } = await import('./tile-layers.js');
    return {
      ...common,
      sources: { base: { type: 'vector', url: `pmtiles://${base.url}` } },
      layers: [...tileLayers(theme, language), ...slotLayers],
    };
  }
  const [{ loadOutlines }, { outlineLayers, outlineSources }] = await Promise.all([
    import('./outlines.js'),
    import('./outline-layers.js'),
  ]);
  // A map without ground is still a map: the parties are drawn in any case.
  const outlines = await loadOutlines().catch(() => null);
  return {
    ...common,
    sources: outlines === null ? {} : outlineSources(outlines, language),
    layers: [
      { id: 'base-sea', type: 'background', paint: { 'background-color': outlines ? colours.sea : colours.land } },
      ...(outlines === null ? [] : outlineLayers(colours)),
      ...slotLayers,
    ],
  };
}
