import type { StyleSpecification } from 'maplibre-gl';
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import cyrillicExtended from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';

/** The one font of the map's texts. */
export const mapFont = 'Inter';

/**
 * Glyphs are drawn in the browser out of the console's own font files: there is no glyph server that could be asked for the
 * letters of a street. The ranges are those of the files.
 */
export const fontFaces = (): NonNullable<StyleSpecification['font-faces']> => ({
  [mapFont]: [
    { url: absolute(latin), 'unicode-range': ['U+0000-00FF', 'U+2000-206F', 'U+20AC', 'U+2122', 'U+2190-2193'] },
    { url: absolute(cyrillic), 'unicode-range': ['U+0301', 'U+0400-045F', 'U+0490-0491', 'U+04B0-04B1', 'U+2116'] },
    { url: absolute(cyrillicExtended), 'unicode-range': ['U+0460-052F', 'U+1C80-1C8A', 'U+A640-A69F'] },
    { url: absolute(latinExtended), 'unicode-range': ['U+0100-02BA', 'U+1E00-1E9F'] },
  ],
});

/** The style's addresses are resolved by a worker, whose own address is another one. */
const absolute = (path: string): string => new URL(path, location.href).href;
