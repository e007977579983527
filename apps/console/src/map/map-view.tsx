import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Map } from 'maplibre-gl';
import { useTheme } from '../ui/theme.js';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../words/language.js';
import { readBaseMap, type BaseMap } from './base/base-map.js';
import { baseStyle } from './base/base-style.js';
import { withSituationOf } from './base/slots.js';
import { type Bounds, closestFit, fitPadding, wholeCountry } from './fit.js';
import { MapContext } from './map-context.js';
import { openMap } from './open-map.js';
import { Grid } from './parts/grid.js';
import { MapFoot } from './parts/map-foot.js';
import { ZoomButtons } from './parts/zoom-buttons.js';
import { drawPictures } from './pictures.js';
import '../words/map/index.js';
import './map-view.css';

export interface MapViewProps {
  /** What the map shows, for whoever does not see it: "Where both parties are". */
  label: string;
  /** West-south and east-north corner of what to show; another value moves the map there. `null`: leave it where it is. */
  bounds: Bounds | null;
  onReady?: (map: Map) => void;
  className?: string;
  /** Layers (`GeoJsonLayers`, `SituationLayers`, …) and controls; drawn when the map is ready for them. */
  children?: ReactNode;
}

/**
 * A map of the page's own origin: no tile, letter or script comes from anywhere else, so that no outsider learns where
 * anybody is. Load it lazily, it is large:
 *
 *     const MapView = lazy(() => import('../map/map-view.js'));
 *     <Suspense fallback={…}><MapView label={…} bounds={…}><SituationLayers incidentId={id} /></MapView></Suspense>
 *
 * It fills its parent. Keyboard: arrows move, + and - zoom. What it shows must also stand beside it in words: a picture is
 * not read aloud.
 */
export default function MapView({ label, bounds, onReady, className, children }: MapViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  const language = useLanguage();
  const { t } = useTranslation('map');
  const [base, setBase] = useState<BaseMap | null>(null);
  const [map, setMap] = useState<Map | null>(null);
  const [isBroken, setBroken] = useState(false);

  useEffect(() => {
    let left = false;
    void readBaseMap().then((read) => {
      if (!left) setBase(read);
    });
    return () => void (left = true);
  }, []);

  const firstStyle = useEffectEvent((known: BaseMap) => baseStyle(known, theme, language));
  const open = useEffectEvent((style: Awaited<ReturnType<typeof baseStyle>>): Map | null => {
    try {
      return openMap(container.current!, style, { label, bounds: bounds ?? wholeCountry });
    } catch {
      // No WebGL: an old machine, or a remote desktop. The words beside the map say where everybody is.
      setBroken(true);
      return null;
    }
  });
  const ready = useEffectEvent((opened: Map) => {
    setMap(opened);
    onReady?.(opened);
  });

  useEffect(() => {
    if (base === null) return undefined;
    let opened: Map | null = null;
    let left = false;
    void firstStyle(base).then((style) => {
      if (left) return;
      opened = open(style);
      opened?.once('style.load', ({ target }) => {
        if (!left) ready(target);
      });
    });
    return () => {
      left = true;
      setMap(null);
      opened?.remove();
    };
  }, [base]);

  useEffect(() => {
    if (map === null || base === null) return undefined;
    let left = false;
    void baseStyle(base, theme, language).then((style) => {
      if (left) return;
      drawPictures(map, theme);
      map.setStyle(style, { diff: true, transformStyle: withSituationOf });
    });
    return () => void (left = true);
  }, [map, base, theme, language]);

  useEffect(() => {
    map?.getCanvas().setAttribute('aria-label', label);
  }, [map, label]);

  const corners = bounds?.flat().join(' ');
  const fit = useEffectEvent((shown: Map) => {
    if (bounds !== null)
      shown.fitBounds(bounds as [[number, number], [number, number]], { padding: fitPadding, maxZoom: closestFit });
  });
  useEffect(() => {
    if (map !== null) fit(map);
  }, [map, corners]);

  return (
    <div className={`map ${className ?? ''}`} data-ready={map !== null}>
      <div className="map-canvas" ref={container} />
      {isBroken && (
        <p className="map-broken" role="status">
          {t('broken')}
        </p>
      )}
      {map !== null && (
        <MapContext value={map}>
          {base?.kind === 'outlines' && <Grid />}
          {children}
          <ZoomButtons />
          <MapFoot base={base} />
        </MapContext>
      )}
    </div>
  );
}
