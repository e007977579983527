import { useMemo, useState } from 'react';
import { useTheme } from '../../ui/theme.js';
import { paletteOf } from '../base/palette.js';
import type { DrawnLayer } from '../drawn-layer.js';
import { GeoJsonLayers } from '../geo-json-layers.js';
import { fitsGridOf, gridLines } from './grid-lines.js';
import { useShown } from './use-shown.js';

/** Where there are no streets, the eye needs something to measure by. */
export function Grid() {
  const shown = useShown();
  const theme = useTheme();
  const [drawn, setDrawn] = useState(shown);
  if (!fitsGridOf(drawn, shown)) setDrawn(shown);
  const lines = useMemo(() => gridLines(drawn), [drawn]);
  const layers = useMemo(
    (): DrawnLayer[] => [
      { id: 'grid-lines', type: 'line', paint: { 'line-color': paletteOf(theme).grid, 'line-width': 1 } },
    ],
    [theme],
  );
  return <GeoJsonLayers id="grid" sourceData={lines} layers={layers} />;
}
