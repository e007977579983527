import { useTranslation } from 'react-i18next';
import { useMap } from '../map/map-context.js';
import { type Bounds, closestFit, fitPadding } from '../map/fit.js';

/** Back to where everything is seen, after a look at a corner. */
export function FitButton({ bounds }: { bounds: Bounds | null }) {
  const map = useMap();
  const { t } = useTranslation('replay');
  if (bounds === null) return null;
  const [[west, south], [east, north]] = bounds;
  return (
    <button
      type="button"
      className="map-button replay-fit"
      onClick={() => map.fitBounds([west, south, east, north], { padding: fitPadding, maxZoom: closestFit })}
    >
      {t('whole')}
    </button>
  );
}
