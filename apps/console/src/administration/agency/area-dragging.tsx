import { useMemo } from 'react';
import { ShapeDrawing } from '../../court/zones/map/shape-drawing.js';
import type { Shape } from '../../court/zones/shape/shape.js';
import { areaOfShape, shapeOfArea } from './area-shape.js';
import type { Area } from './use-agency.js';

interface AreaDraggingProps {
  area: Area;
  /** While a hand moves, and `null` when it has let go. */
  onLive: (area: Area | null) => void;
  onDragged: (area: Area) => void;
}

/** The corners of an area as things that a hand can move: the hand is the one that draws zones. */
export function AreaDragging({ area, onLive, onDragged }: AreaDraggingProps) {
  // Another object of the same area would take the corner out of the hand.
  const shape = useMemo(() => shapeOfArea(area), [area]);
  const live = (moved: Shape | null): void => onLive(moved === null ? null : areaOfShape(moved));
  return (
    <ShapeDrawing
      shape={shape}
      tool="edit"
      onLive={live}
      onDrawn={(moved) => onDragged(areaOfShape(moved))}
      onLine={ignored}
      onPoint={ignored}
    />
  );
}

/** Neither lines nor points are drawn of an area. */
const ignored = (): void => undefined;
