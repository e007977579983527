import { useEffect, useEffectEvent, useRef } from 'react';
import type { GeoJSONSource, LayerSpecification, Map, MapGeoJSONFeature, MapLayerMouseEvent } from 'maplibre-gl';
import { type Slot, slotLayer } from './base/slots.js';
import { inNextBeat, inNextFrame } from './frame.js';
import type { DrawnLayer } from './drawn-layer.js';
import { changesOf } from './layer-changes.js';
import { useMap } from './map-context.js';

export interface GeoJsonLayersProps {
  /** Unique on the map; not beginning with `base`. */
  id: string;
  sourceData: GeoJSON.FeatureCollection;
  layers: readonly DrawnLayer[];
  /** Drawn in every frame that brings new data, as a replay is; otherwise four times a second. */
  isSmooth?: boolean;
  /** A press on one of its features, the topmost. Offer the same by keyboard beside the map. */
  onClick?: (feature: MapGeoJSONFeature) => void;
}

const slotOf: Partial<Record<LayerSpecification['type'], Slot>> = { fill: 'areas', line: 'lines' };

/**
 * Draws GeoJSON: owns its source, its layers and what ends them. Fills lie under lines, lines under points and texts, whatever
 * the order of the components. New data is given to the map at most four times a second, however often it comes; the layers' paint,
 * layout and filter may change (theme), their number and types may not.
 */
export function GeoJsonLayers({ id, sourceData, layers, isSmooth = false, onClick }: GeoJsonLayersProps) {
  const map = useMap();
  const drawn = useRef<readonly DrawnLayer[]>([]);
  const add = useEffectEvent(() => {
    map.addSource(id, { type: 'geojson', data: sourceData });
    for (const layer of layers) map.addLayer({ ...layer, source: id }, slotLayer(slotOf[layer.type] ?? 'marks'));
    drawn.current = layers;
  });

  useEffect(() => {
    add();
    return () => removeLayers(map, id);
  }, [map, id]);

  useEffect(() => {
    for (const change of changesOf(drawn.current, layers)) change(map);
    drawn.current = layers;
  }, [map, layers]);

  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return undefined;
    }
    return (isSmooth ? inNextFrame : inNextBeat)(() => void map.getSource<GeoJSONSource>(id)?.setData(sourceData));
  }, [map, id, sourceData, isSmooth]);

  const press = useEffectEvent(({ features }: MapLayerMouseEvent) => {
    const top = features?.[0];
    if (top !== undefined) onClick?.(top);
  });
  const isPressable = onClick !== undefined;
  const layerIds = layers.map((layer) => layer.id).join(' ');
  useEffect(() => {
    if (!isPressable) return undefined;
    const ids = layerIds.split(' ');
    const { style } = map.getCanvas();
    const point = (): void => void (style.cursor = 'pointer');
    const unpoint = (): void => void (style.cursor = '');
    const subscriptions = [
      map.on('click', ids, press),
      map.on('mouseenter', ids, point),
      map.on('mouseleave', ids, unpoint),
    ];
    return () => {
      for (const each of subscriptions) each.unsubscribe();
      unpoint();
    };
  }, [map, isPressable, layerIds]);

  return null;
}

function removeLayers(map: Map, sourceId: string): void {
  // The map itself may be gone before its layers are.
  if (map._removed) return;
  for (const layerId of map.getLayersOrder()) if (map.getLayer(layerId)?.source === sourceId) map.removeLayer(layerId);
  if (map.getSource(sourceId) !== undefined) map.removeSource(sourceId);
}
