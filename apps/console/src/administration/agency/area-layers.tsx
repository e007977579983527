import { useEffect, useEffectEvent, useMemo } from 'react';
import type { MapMouseEvent } from 'maplibre-gl';
import { mapFont } from '../../map/base/fonts.js';
import { type Palette, paletteOf } from '../../map/base/palette.js';
import type { DrawnLayer } from '../../map/drawn-layer.js';
import { GeoJsonLayers } from '../../map/geo-json-layers.js';
import { useMap } from '../../map/map-context.js';
import { useTheme } from '../../ui/theme.js';
import type { Area, Neighbour } from './use-agency.js';

type Corner = [number, number];

const feature = (geometry: Area | GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature => ({
  type: 'Feature',
  geometry: geometry as GeoJSON.Geometry,
  properties,
});

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const styles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'areas-own-fill',
    type: 'fill',
    filter: ['==', ['get', 'whose'], 'own'],
    paint: { 'fill-color': colours.notice, 'fill-opacity': 0.18 },
  },
  {
    id: 'areas-own-edge',
    type: 'line',
    filter: ['==', ['get', 'whose'], 'own'],
    paint: { 'line-color': colours.notice, 'line-width': 2.5 },
  },
  {
    id: 'areas-other-edge',
    type: 'line',
    filter: ['==', ['get', 'whose'], 'other'],
    paint: { 'line-color': colours.placeText, 'line-width': 1.5, 'line-dasharray': [4, 3] },
  },
  {
    id: 'areas-name',
    type: 'symbol',
    layout: { 'text-field': ['get', 'name'], 'text-font': [mapFont], 'text-size': 13 },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
  },
];

/** Where desks work: one's own filled, others' dashed, each with its name. */
export function AreaLayers({ own, name, others }: { own: Area | null; name: string; others: readonly Neighbour[] }) {
  const colours = paletteOf(useTheme());
  const layers = useMemo(() => styles(colours), [colours]);
  const data = useMemo(
    () =>
      collection([
        ...others.flatMap((other) =>
          other.area === null ? [] : [feature(other.area as Area, { whose: 'other', name: other.name })],
        ),
        ...(own === null ? [] : [feature(own, { whose: 'own', name })]),
      ]),
    [own, name, others],
  );
  return <GeoJsonLayers id="areas" sourceData={data} layers={layers} />;
}

const cornerStyles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'corners-edge',
    type: 'line',
    paint: { 'line-color': colours.focus, 'line-width': 2, 'line-dasharray': [2, 1] },
  },
  {
    id: 'corners-mark',
    type: 'circle',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 5,
      'circle-color': colours.focus,
      'circle-stroke-color': colours.halo,
      'circle-stroke-width': 2,
    },
  },
];

/** What is being drawn: each press on the map is a further corner. */
export function CornerLayers({
  corners,
  onCorner,
}: {
  corners: readonly Corner[];
  onCorner: (corner: Corner) => void;
}) {
  const map = useMap();
  const colours = paletteOf(useTheme());
  const layers = useMemo(() => cornerStyles(colours), [colours]);
  const press = useEffectEvent(({ lngLat: { lng, lat } }: MapMouseEvent) => onCorner([lng, lat]));
  useEffect(() => {
    const onClick = (event: MapMouseEvent): void => press(event);
    const canvas = map.getCanvas();
    const before = canvas.style.cursor;
    canvas.style.cursor = 'crosshair';
    map.on('click', onClick);
    return () => {
      canvas.style.cursor = before;
      map.off('click', onClick);
    };
  }, [map]);
  const data = useMemo(() => {
    const line = corners.length > 2 ? [...corners, corners[0]!] : [...corners];
    return collection([
      ...(line.length > 1 ? [feature({ type: 'LineString', coordinates: line }, {})] : []),
      ...corners.map((coordinates) => feature({ type: 'Point', coordinates }, {})),
    ]);
  }, [corners]);
  return <GeoJsonLayers id="corners" sourceData={data} layers={layers} />;
}
