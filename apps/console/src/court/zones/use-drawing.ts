import { useState } from 'react';
import { usualRadius } from './circle-fields.js';
import { type Draft, drafted, type DraftStep, type Tool } from './draft.js';
import type { LonLat, Shape } from './shape/shape.js';
import { splitShape } from './shape/split.js';

/** The zone that is being drawn, with what the hand on the map does to it. */
export function useDrawing() {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [tool, setTool] = useState<Tool>('look');
  const [isSplitMissed, setSplitMissed] = useState(false);
  /** What the map shows whole; `null`: everything. */
  const [fitted, setFitted] = useState<Shape | null>(null);
  const shape = draft?.drawing.present.shape ?? null;

  const step = (given: DraftStep): void => setDraft((before) => before && drafted(before, given));
  const take = (next: Tool): void => {
    setTool(next);
    setSplitMissed(false);
  };
  /** By hand: what one has just drawn is in sight. */
  const draw = (drawn: Shape): void => {
    step({ step: 'draw', shape: drawn });
    take('edit');
  };
  return {
    draft,
    tool,
    isSplitMissed,
    fitted,
    take,
    draw,
    show: setFitted,
    open(next: Draft): void {
      setDraft(next);
      setFitted(next.drawing.present.shape);
      take(next.zoneId === null ? 'polygon' : 'edit');
    },
    close(): void {
      setDraft(null);
      setFitted(null);
      take('look');
    },
    /** By the form: what was typed, found or pasted may lie anywhere. */
    step(given: DraftStep): void {
      step(given);
      if (given.step === 'draw' && given.shape !== null && isElsewhere(shape, given.shape)) setFitted(given.shape);
    },
    split(from: LonLat, to: LonLat): void {
      const parts = shape && splitShape(shape, from, to);
      if (!parts) return setSplitMissed(true);
      step({ step: 'cut', kept: parts[0], rest: parts[1] });
      take('edit');
    },
    center(point: LonLat): void {
      draw({
        kind: 'circle',
        center: point,
        radiusMeters: shape?.kind === 'circle' ? shape.radiusMeters : usualRadius,
      });
    },
  };
}

/** A corner that was moved by numbers leaves the map where it is; another outline or center does not. */
function isElsewhere(before: Shape | null, after: Shape): boolean {
  if (before === null || before.kind !== after.kind) return true;
  if (before.kind === 'circle' && after.kind === 'circle') return before.center.join() !== after.center.join();
  if (before.kind === 'area' && after.kind === 'area')
    return Math.abs(cornersIn(before) - cornersIn(after)) > 1 && before.polygons.length === after.polygons.length;
  return false;
}

const cornersIn = ({ polygons }: Extract<Shape, { kind: 'area' }>): number => polygons.flat(2).length;
