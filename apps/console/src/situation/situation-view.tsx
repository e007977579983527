import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Map } from 'maplibre-gl';
import { useTranslation } from 'react-i18next';
import type { PartyFix } from '../feed/position-state.js';
import { IncidentLayers, type IncidentMark } from '../map/layers/incident-layers.js';
import { PartyLayers } from '../map/layers/party-layers.js';
import { type UnitMark, UnitLayers } from '../map/layers/unit-layers.js';
import { ZoneLayers } from '../map/layers/zone-layers.js';
import MapView from '../map/map-view.js';
import { type Bounds, closestFit } from '../map/fit.js';
import { useNow } from '../time/use-now.js';
import { isWithin } from './camera.js';
import type { Ground } from './ground.js';
import { useMapKeys } from './use-map-keys.js';

/** Room for the buttons and for what is read beside a mark at the edge. */
const padding = { top: 70, right: 80, bottom: 64, left: 80 };

interface SituationViewProps {
  label: string;
  /** What must be in sight. */
  target: Bounds | null;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  trails: readonly (readonly PartyFix[])[];
  zones: Ground | undefined;
  marks: readonly IncidentMark[];
  units: readonly UnitMark[];
  onChoose: (id: string) => void;
}

/** What the map of dispatch shows, and what keeps it in sight. Loaded when it is shown, with the map itself. */
export default function SituationView(props: SituationViewProps) {
  const { label, target, isFollowing, onFollow, trails, zones, marks, units, onChoose } = props;
  const { t } = useTranslation('incident');
  const now = useNow();
  const [map, setMap] = useState<Map | null>(null);
  const fit = useCamera(map, target, isFollowing, onFollow);
  const follow = (): void => {
    onFollow(!isFollowing);
    if (!isFollowing) fit();
  };
  useMapKeys({ m: fit, f: follow });

  return (
    <>
      <MapView label={label} bounds={null} onReady={setMap}>
        {zones !== undefined && <ZoneLayers zones={zones.zones} />}
        <PartyLayers trails={trails} now={now} proximityLimitMeters={zones?.proximityLimitMeters ?? null} />
        <UnitLayers units={units} />
        <IncidentLayers incidents={marks} onChoose={onChoose} />
      </MapView>
      <div className="picture-tools">
        <button
          type="button"
          className="map-button"
          title={t('map.fitHelp')}
          aria-keyshortcuts="M"
          disabled={target === null}
          onClick={fit}
        >
          {t('map.fit')}
        </button>
        <button
          type="button"
          className="map-button"
          title={t('map.followHelp')}
          aria-keyshortcuts="F"
          aria-pressed={isFollowing}
          onClick={follow}
        >
          {t('map.follow')}
        </button>
      </div>
    </>
  );
}

/** Shows what must be in sight: at first, when asked to, and while it follows whenever something leaves the picture. */
function useCamera(
  map: Map | null,
  target: Bounds | null,
  isFollowing: boolean,
  onFollow: (isFollowing: boolean) => void,
): () => void {
  const hasShown = useRef(false);

  function fit(): void {
    if (map === null || target === null) return;
    hasShown.current = true;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    map.fitBounds(target as [[number, number], [number, number]], {
      padding,
      maxZoom: closestFit,
      duration: isStill ? 0 : 600,
    });
  }

  const keepInSight = useEffectEvent(() => {
    if (map === null || target === null) return;
    if (!hasShown.current) return fit();
    if (!isFollowing || map.isMoving()) return;
    const shown = map.getBounds();
    const inSight: Bounds = [
      [shown.getWest(), shown.getSouth()],
      [shown.getEast(), shown.getNorth()],
    ];
    if (!isWithin(target, inSight)) fit();
  });
  const corners = target?.flat().join(' ');
  useEffect(() => keepInSight(), [map, corners, isFollowing]);

  // Whoever moves the map by hand wants to look elsewhere.
  const letGo = useEffectEvent(() => onFollow(false));
  useEffect(() => {
    if (map === null) return undefined;
    const subscriptions = [map.on('dragstart', () => letGo()), map.on('wheel', () => letGo())];
    return () => subscriptions.forEach((each) => each.unsubscribe());
  }, [map]);

  return fit;
}
