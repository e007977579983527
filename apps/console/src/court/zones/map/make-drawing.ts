import type { Map } from 'maplibre-gl';
import {
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Palette } from '../../../map/base/palette.js';
import type { Tool } from '../draft.js';

type Hex = `#${string}`;

/** Which of the drawing's modes a tool is. */
export const modeOf = (tool: Tool): string =>
  ({
    look: 'static',
    edit: 'select',
    polygon: 'polygon',
    circle: 'circle',
    split: 'linestring',
    center: 'static',
    place: 'static',
  })[tool];

/** Terra Draw on a map, in the theme's colours. Lines of what is drawn are layers' of our own; this draws what a hand holds. */
export function makeDrawing(map: Map, palette: Palette): TerraDraw {
  const [zone, focus, halo] = [palette.zone, palette.focus, palette.halo].map((colour) => colour as Hex) as [
    Hex,
    Hex,
    Hex,
  ];
  const outline = { outlineColor: zone, outlineWidth: 2.5, fillColor: zone, fillOpacity: 0.12 };
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'drawing' }),
    modes: [
      new TerraDrawPolygonMode({
        showCoordinatePoints: true,
        styles: {
          ...outline,
          closingPointColor: focus,
          closingPointWidth: 7,
          closingPointOutlineColor: halo,
          closingPointOutlineWidth: 2,
          coordinatePointColor: zone,
          coordinatePointWidth: 4,
          coordinatePointOutlineColor: halo,
          coordinatePointOutlineWidth: 1.5,
        },
      }),
      new TerraDrawCircleMode({ styles: outline }),
      new TerraDrawLineStringMode({
        finishOnNthCoordinate: 2,
        styles: { lineStringColor: focus, lineStringWidth: 3 },
      }),
      new TerraDrawSelectMode({
        // The shape goes by a button, which can be undone; not by a key that is hit by mistake.
        keyEvents: null,
        allowManualDeselection: false,
        flags: {
          polygon: {
            feature: {
              draggable: true,
              coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true },
            },
          },
          circle: { feature: { draggable: true, coordinates: { resizable: 'center-fixed' } } },
        },
        styles: {
          selectedPolygonFillOpacity: 0,
          selectedPolygonOutlineOpacity: 0,
          selectedPolygonColor: zone,
          selectedPolygonOutlineColor: zone,
          selectionPointColor: halo,
          selectionPointOutlineColor: focus,
          selectionPointOutlineWidth: 2.5,
          selectionPointWidth: 6,
          midPointColor: focus,
          midPointOutlineColor: halo,
          midPointOutlineWidth: 1,
          midPointWidth: 4,
        },
      }),
    ],
  });
}
