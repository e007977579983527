import { useTranslation } from 'react-i18next';
import { useMap } from '../map-context.js';

export function ZoomButtons() {
  const map = useMap();
  const { t } = useTranslation('map');
  return (
    <div className="map-zoom">
      <button type="button" className="map-button" aria-label={t('zoomIn')} onClick={() => map.zoomIn()}>
        <span aria-hidden="true">+</span>
      </button>
      <button type="button" className="map-button" aria-label={t('zoomOut')} onClick={() => map.zoomOut()}>
        <span aria-hidden="true">−</span>
      </button>
    </div>
  );
}
