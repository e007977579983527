import { useMemo } from 'react';
import { useTheme } from '../ui/theme.js';
import { paletteOf } from '../map/base/palette.js';
import type { DrawnLayer } from '../map/drawn-layer.js';
import { GeoJsonLayers } from '../map/geo-json-layers.js';
import type { Tracks } from './track-at.js';

/** Faintly, everywhere that the parties were in the whole period: where the moment belongs. */
export function WholeTracks({ tracks }: { tracks: Tracks }) {
  const theme = useTheme();
  const data = useMemo(
    (): GeoJSON.FeatureCollection => ({
      type: 'FeatureCollection',
      features: tracks
        .filter((fixes) => fixes.length > 1)
        .map((fixes) => ({
          type: 'Feature',
          properties: { role: fixes[0]!.role },
          geometry: {
            type: 'LineString',
            coordinates: fixes
              .toSorted((a, b) => a.fixTime - b.fixTime)
              .map(({ longitude, latitude }) => [longitude, latitude]),
          },
        })),
    }),
    [tracks],
  );
  const layers = useMemo((): DrawnLayer[] => {
    const colours = paletteOf(theme);
    return [
      {
        id: 'replay-whole',
        type: 'line',
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['match', ['get', 'role'], 'protected', colours.protected, colours.respondent],
          'line-width': 1.5,
          'line-opacity': 0.28,
        },
      },
    ];
  }, [theme]);
  return <GeoJsonLayers id="replay-whole" sourceData={data} layers={layers} />;
}
