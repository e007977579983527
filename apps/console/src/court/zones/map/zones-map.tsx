import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place, Zone, ZoneCheck } from '#contracts';
import { paletteOf } from '../../../map/base/palette.js';
import { GeoJsonLayers } from '../../../map/geo-json-layers.js';
import { useTheme } from '../../../ui/theme.js';
import type { Draft, Tool } from '../draft.js';
import type { Bounds } from '../shape/bounds.js';
import { areaOf, lonLatOf, type LonLat, type Shape } from '../shape/shape.js';
import { warningRingOf } from '../shape/warning-ring.js';
import { ShapeDrawing } from './shape-drawing.js';
import { collected, discOf, featuresOfZone, markOf, partOf } from './zone-features.js';
import { placeStyles, zoneStyles } from './zone-styles.js';

const MapView = lazy(() => import('../../../map/map-view.js'));

interface ZonesMapProps {
  zones: readonly Zone[];
  places: readonly Place[];
  /** A place that is being noted. */
  picked: LonLat | null;
  /** The zone that is looked at. */
  chosenId: string | null;
  draft: Draft | null;
  check: ZoneCheck | undefined;
  tool: Tool;
  bounds: Bounds | null;
  onDrawn: (shape: Shape) => void;
  onLine: (from: LonLat, to: LonLat) => void;
  onPoint: (point: LonLat) => void;
}

/** The zones of an order on the map, and the one that is being drawn. */
export function ZonesMap(props: ZonesMapProps) {
  const { zones, places, picked, chosenId, draft, check, tool, bounds, onDrawn, onLine, onPoint } = props;
  const { t } = useTranslation('zones');
  const theme = useTheme();
  const [live, setLive] = useState<Shape | null>(null);
  const styles = useMemo(() => {
    const colours = paletteOf(theme);
    return {
      kept: zoneStyles('kept-zones', colours),
      draft: zoneStyles('draft-zone', colours),
      places: placeStyles(colours),
    };
  }, [theme]);
  const kept = useMemo(
    () =>
      collected(
        zones.filter(({ id }) => id !== draft?.zoneId).flatMap((zone) => featuresOfZone(zone, zone.id === chosenId)),
      ),
    [zones, draft?.zoneId, chosenId],
  );
  const drawn = useMemo(() => draftFeatures(draft, live, check), [draft, live, check]);
  const marked = useMemo(
    () =>
      collected([
        ...places.map(({ kind, point }) => markOf(lonLatOf(point.coordinates), t(`places.kinds.${kind}`))),
        ...(picked ? [markOf(picked, '')] : []),
      ]),
    [places, picked, t],
  );
  return (
    <Suspense fallback={<div className="zones-map-waits" aria-busy="true" />}>
      <MapView label={t('map')} bounds={bounds}>
        <GeoJsonLayers id="kept-zones" sourceData={kept} layers={styles.kept} />
        <GeoJsonLayers id="draft-zone" sourceData={drawn} layers={styles.draft} />
        <GeoJsonLayers id="own-places" sourceData={marked} layers={styles.places} />
        <ShapeDrawing
          shape={draft?.drawing.present.shape ?? null}
          tool={tool}
          onLive={setLive}
          onDrawn={onDrawn}
          onLine={onLine}
          onPoint={onPoint}
        />
      </MapView>
    </Suspense>
  );
}

/** The server's ring and felt disc, when it has seen this very shape; until then what the page draws by itself. */
function draftFeatures(draft: Draft | null, live: Shape | null, check: ZoneCheck | undefined) {
  const shape = live ?? draft?.drawing.present.shape;
  if (!draft || !shape) return collected([]);
  const { kind, name: text, warningRingMeters } = draft;
  const preview = live === null ? check?.preview : undefined;
  const ring = preview?.warningRing
    ? areaOf(preview.warningRing.coordinates.map((polygon) => polygon.map((each) => each.map(lonLatOf))))
    : warningRingOf(shape, warningRingMeters);
  return collected([
    ...(ring ? [partOf(ring, 'ring', { kind })] : []),
    ...(preview?.felt ? [partOf(discOf(preview.felt), 'felt', { kind })] : []),
    ...draft.drawing.present.rest.map((rest) => partOf(rest, 'rest', { kind })),
    partOf(shape, 'zone', { kind, text, chosen: true }),
  ]);
}
