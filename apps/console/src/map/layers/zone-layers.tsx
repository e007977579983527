import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoneOutlines } from '#contracts';
import { useTheme } from '../../ui/theme.js';
import { mapFont } from '../base/fonts.js';
import { type Palette, paletteOf } from '../base/palette.js';
import type { DrawnLayer } from '../drawn-layer.js';
import { GeoJsonLayers } from '../geo-json-layers.js';
import { isPartOf, zoneColour } from './zone-colour.js';

const isPart = isPartOf<ZoneOutlines['features'][number]['properties']['part']>;

const zoneStyles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'zone-fill',
    type: 'fill',
    filter: isPart('zone', 'ring'),
    paint: { 'fill-color': zoneColour(colours), 'fill-opacity': ['match', ['get', 'part'], 'zone', 0.16, 0.06] },
  },
  {
    id: 'zone-edge',
    type: 'line',
    filter: isPart('zone'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 2 },
  },
  {
    id: 'zone-ring-edge',
    type: 'line',
    filter: isPart('ring'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 1.2, 'line-dasharray': [6, 3] },
  },
  {
    id: 'zone-felt-edge',
    type: 'line',
    filter: isPart('felt'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 2, 'line-dasharray': [2, 2] },
  },
  {
    id: 'zone-felt-ring-edge',
    type: 'line',
    filter: isPart('felt_ring'),
    paint: { 'line-color': zoneColour(colours), 'line-width': 1, 'line-dasharray': [1, 3] },
  },
  {
    id: 'zone-name',
    type: 'symbol',
    filter: isPart('zone', 'felt'),
    layout: {
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 12,
      'symbol-placement': 'line',
      'symbol-spacing': 400,
      'text-offset': [0, -0.8],
    },
    paint: { 'text-color': zoneColour(colours), 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
];

/**
 * An order's zones with their warning rings; of a concealed one also what the respondent feels in its place, dashed. `zones` is
 * that of `GET /v1/incidents/:id/zones` (or of an order's track), rings and all.
 */
export function ZoneLayers({ zones }: { zones: ZoneOutlines }) {
  const { t } = useTranslation('map');
  const theme = useTheme();
  const named = useMemo(() => {
    const textOf = ({ name, kind, part }: ZoneOutlines['features'][number]['properties']): string => {
      if (part === 'felt') return t('felt', { name });
      return kind === 'inclusion' ? t('inclusion', { name }) : name;
    };
    const features = zones.features.map(({ properties, ...feature }) => ({
      ...feature,
      properties: { ...properties, text: textOf(properties) },
    }));
    return { ...zones, features };
  }, [zones, t]);
  const layers = useMemo(() => zoneStyles(paletteOf(theme)), [theme]);
  return <GeoJsonLayers id="zones" sourceData={named} layers={layers} />;
}
