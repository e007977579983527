import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type TerraDraw } from 'terra-draw';
import { useMap } from '../../../map/map-context.js';
import { paletteOf } from '../../../map/base/palette.js';
import { useTheme } from '../../../ui/theme.js';
import { isDraggable, type Tool } from '../draft.js';
import { circleThrough } from '../shape/circle.js';
import { type LonLat, lonLatOf, type Ring, type Shape } from '../shape/shape.js';
import { shapeWith, type Handle, handlesOf } from './handles.js';
import { makeDrawing, modeOf } from './make-drawing.js';

interface ShapeDrawingProps {
  shape: Shape | null;
  tool: Tool;
  /** While a hand moves, and `null` when it has let go. */
  onLive: (shape: Shape | null) => void;
  onDrawn: (shape: Shape) => void;
  onLine: (from: LonLat, to: LonLat) => void;
  onPoint: (point: LonLat) => void;
}

/** The hand on the map: draws outlines, circles and lines, and drags what is drawn. The shape itself is drawn by layers. */
export function ShapeDrawing({ shape, tool, onLive, onDrawn, onLine, onPoint }: ShapeDrawingProps) {
  const map = useMap();
  const theme = useTheme();
  const [drawing, setDrawing] = useState<TerraDraw | null>(null);
  const handles = useRef<ReadonlyMap<string | number, Handle>>(new Map());

  const ringOf = (from: TerraDraw, id: string | number): Ring | null => {
    const geometry = from.getSnapshotFeature(id)?.geometry;
    return geometry?.type === 'Polygon' ? geometry.coordinates[0]!.map(lonLatOf) : null;
  };
  const dragged = (from: TerraDraw, id: string | number): Shape | null => {
    const handle = handles.current.get(id);
    const ring = ringOf(from, id);
    return handle === undefined || ring === null || shape === null ? null : shapeWith(shape, handle, ring);
  };

  const changed = useEffectEvent((from: TerraDraw, ids: readonly (string | number)[], kind: string) => {
    if (kind !== 'update' || from.getMode() !== 'select') return;
    const moved = ids.map((id) => dragged(from, id)).find((each) => each !== null);
    if (moved) onLive(moved);
  });
  const finished = useEffectEvent((from: TerraDraw, id: string | number, mode: string) => {
    onLive(null);
    if (mode === 'select') {
      const moved = dragged(from, id);
      if (moved) onDrawn(moved);
      return;
    }
    const geometry = from.getSnapshotFeature(id)?.geometry;
    const ring = ringOf(from, id);
    from.removeFeatures([id]);
    if (geometry?.type === 'LineString') onLine(lonLatOf(geometry.coordinates[0]!), lonLatOf(geometry.coordinates[1]!));
    else if (ring) onDrawn(mode === 'circle' ? circleThrough(ring) : { kind: 'area', polygons: [[ring]] });
  });

  useEffect(() => {
    const made = makeDrawing(map, paletteOf(theme));
    made.start();
    made.on('change', (ids, kind) => changed(made, ids, kind));
    made.on('finish', (id, { mode }) => finished(made, id, mode));
    setDrawing(made);
    return () => {
      setDrawing(null);
      handles.current = new Map();
      // With the map its layers are gone already.
      if (!map._removed) made.stop();
    };
  }, [map, theme]);

  useEffect(() => {
    if (drawing === null) return;
    const known = [...handles.current.keys()].filter((id) => drawing.hasFeature(id));
    drawing.setMode(modeOf(tool));
    drawing.removeFeatures(known);
    handles.current = new Map();
    if (tool !== 'edit' || shape === null || !isDraggable(shape)) return;
    handles.current = handlesOf(drawing, shape);
    const [first] = handles.current.keys();
    if (first !== undefined) drawing.selectFeature(first);
  }, [drawing, shape, tool]);

  const point = useEffectEvent(onPoint);
  const isPicking = tool === 'center' || tool === 'place';
  useEffect(() => {
    if (!isPicking) return undefined;
    const { style } = map.getCanvas();
    style.cursor = 'crosshair';
    const subscription = map.on('click', ({ lngLat }) => point([lngLat.lng, lngLat.lat]));
    return () => {
      subscription.unsubscribe();
      style.cursor = '';
    };
  }, [map, isPicking]);

  return null;
}
