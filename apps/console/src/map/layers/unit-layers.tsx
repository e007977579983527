import { useMemo } from 'react';
import type { Place } from '../geometry.js';
import { useTheme } from '../../ui/theme.js';
import { mapFont } from '../base/fonts.js';
import { type Palette, paletteOf } from '../base/palette.js';
import type { DrawnLayer } from '../drawn-layer.js';
import { GeoJsonLayers } from '../geo-json-layers.js';

export interface UnitMark extends Place {
  id: string;
  /** Call sign, and what else is to be read beside it ("4 min"). */
  text: string;
  /** Its position is old. */
  isStale: boolean;
}

const unitStyles = (colours: Palette): DrawnLayer[] => [
  {
    id: 'unit-marks',
    type: 'symbol',
    layout: {
      'icon-image': 'unit',
      'icon-allow-overlap': true,
      'text-field': ['get', 'text'],
      'text-font': [mapFont],
      'text-size': 12,
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.1,
      'text-optional': true,
    },
    paint: {
      'icon-opacity': ['case', ['get', 'stale'], 0.5, 1],
      'text-color': colours.unit,
      'text-halo-color': colours.halo,
      'text-halo-width': 2,
    },
  },
];

/** Patrols: squares, faint where the position is old. */
export function UnitLayers({ units, onChoose }: { units: readonly UnitMark[]; onChoose?: (id: string) => void }) {
  const theme = useTheme();
  const data = useMemo(
    (): GeoJSON.FeatureCollection => ({
      type: 'FeatureCollection',
      features: units.map(({ id, longitude, latitude, text, isStale }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
        properties: { id, text, stale: isStale },
      })),
    }),
    [units],
  );
  const layers = useMemo(() => unitStyles(paletteOf(theme)), [theme]);
  return (
    <GeoJsonLayers
      id="units"
      sourceData={data}
      layers={layers}
      {...(onChoose && { onClick: ({ properties }) => onChoose(String(properties.id)) })}
    />
  );
}
