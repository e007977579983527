import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../words/language.js';
import { measureOf } from '../../words/measure.js';
import type { BaseMap } from '../base/base-map.js';
import { metersPerPixel, niceLength } from '../geometry.js';
import { gridStep } from './grid-lines.js';
import { useShown } from './use-shown.js';

const longestBarPixels = 120;

/** How long things are, and whose map it is. */
export function MapFoot({ base }: { base: BaseMap | null }) {
  const shown = useShown();
  const { t } = useTranslation('map');
  const measure = measureOf(useLanguage());
  const perPixel = metersPerPixel(shown.zoom, (shown.south + shown.north) / 2);
  const meters = niceLength(perPixel * longestBarPixels);
  const mesh = base?.kind === 'outlines' ? gridStep(shown) : null;
  return (
    <div className="map-foot">
      <span className="map-scale" style={{ width: meters / perPixel }}>
        {measure.meters(meters)}
      </span>
      {mesh !== null && (
        <span>
          {t('grid')} {measure.meters(mesh)}
        </span>
      )}
      <span className="map-source">{base?.kind === 'tiles' ? '© OpenStreetMap · Protomaps' : 'Natural Earth'}</span>
    </div>
  );
}
