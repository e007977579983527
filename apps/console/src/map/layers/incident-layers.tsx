import { useMemo } from 'react';
import type { Severity } from '#domain';
import { useTheme } from '../../ui/theme.js';
import { mapFont } from '../base/fonts.js';
import { type Palette, paletteOf } from '../base/palette.js';
import type { DrawnLayer } from '../drawn-layer.js';
import { GeoJsonLayers } from '../geo-json-layers.js';
import type { Place } from '../geometry.js';

export interface IncidentMark extends Place {
  id: string;
  severity: Severity;
  /** What is read beside it: the order's reference, or nothing. */
  text: string;
  /** Nobody has acknowledged it: it has a ring around it. */
  isWaiting: boolean;
}

const incidentStyles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'incident-waiting',
    type: 'circle',
    filter: ['get', 'waiting'],
    paint: {
      'circle-radius': 17,
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-width': 2.5,
      'circle-stroke-color': [
        'match',
        ['get', 'severity'],
        'critical',
        colours.critical,
        'urgent',
        colours.urgent,
        colours.notice,
      ],
    },
  },
  {
    id: 'incident-marks',
    type: 'symbol',
    layout: {
      'icon-image': ['get', 'severity'],
      'icon-allow-overlap': true,
      'symbol-sort-key': ['match', ['get', 'severity'], 'critical', 2, 'urgent', 1, 0],
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 12,
      'text-variable-anchor': ['bottom', 'top', 'left', 'right'],
      'text-radial-offset': 1.5,
      'text-optional': true,
    },
    paint: { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  },
];

/** Where incidents are: octagon, triangle or disc by severity, with a sign in it; a ring while nobody has taken it. */
export function IncidentLayers({
  incidents,
  onChoose,
}: {
  incidents: readonly IncidentMark[];
  onChoose: (id: string) => void;
}) {
  const theme = useTheme();
  const data = useMemo(
    (): GeoJSON.FeatureCollection => ({
      type: 'FeatureCollection',
      features: incidents.map(({ id, severity, longitude, latitude, text, isWaiting }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
        properties: { id, severity, text, waiting: isWaiting },
      })),
    }),
    [incidents],
  );
  const layers = useMemo(() => incidentStyles(paletteOf(theme)), [theme]);
  return (
    <GeoJsonLayers
      id="incidents"
      sourceData={data}
      layers={layers}
      onClick={({ properties }) => onChoose(String(properties.id))}
    />
  );
}
