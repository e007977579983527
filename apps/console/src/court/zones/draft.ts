import type { Zone } from '#contracts';
import { advanced, begun, type History, redone, undone } from './shape/history.js';
import { type AreaShape, cornersOf, type Shape, shapeOf } from './shape/shape.js';

/** What is drawn, and what a split has cut off from it. */
export interface Drawing {
  shape: Shape | null;
  rest: readonly AreaShape[];
}

/** A zone that is being drawn, or drawn anew. */
export interface Draft {
  /** `null`: it is new. */
  zoneId: string | null;
  name: string;
  kind: Zone['kind'];
  warningRingMeters: number;
  concealed: boolean;
  schedule: Zone['schedule'];
  drawing: History<Drawing>;
  /** Something was done that the api does not know. */
  isChanged: boolean;
  /** And of the shape. */
  isRedrawn: boolean;
}

export const newDraft = (): Draft => ({
  zoneId: null,
  name: '',
  kind: 'exclusion',
  warningRingMeters: 200,
  concealed: false,
  schedule: null,
  drawing: begun<Drawing>({ shape: null, rest: [] }),
  isChanged: false,
  isRedrawn: false,
});

export const draftOf = (zone: Zone): Draft => ({
  zoneId: zone.id,
  name: zone.name,
  kind: zone.kind,
  warningRingMeters: zone.warningRingMeters,
  concealed: zone.concealed,
  schedule: zone.schedule,
  drawing: begun<Drawing>({ shape: shapeOf(zone), rest: [] }),
  isChanged: false,
  isRedrawn: false,
});

export type DraftStep =
  | { step: 'terms'; terms: Partial<Pick<Draft, 'name' | 'kind' | 'warningRingMeters' | 'concealed'>> }
  | { step: 'draw'; shape: Shape | null }
  | { step: 'cut'; kept: AreaShape; rest: AreaShape }
  | { step: 'undo' }
  | { step: 'redo' };

/** A step of drawing. Who must stay inside a zone has to know it: such a zone is never concealed. */
export function drafted(draft: Draft, given: DraftStep): Draft {
  const { drawing } = draft;
  const drawn = (next: History<Drawing>): Draft =>
    next === drawing ? draft : { ...draft, drawing: next, isChanged: true, isRedrawn: true };
  switch (given.step) {
    case 'terms': {
      const next = { ...draft, ...given.terms, isChanged: true };
      return next.kind === 'inclusion' ? { ...next, concealed: false } : next;
    }
    case 'draw':
      return drawn(advanced(drawing, { ...drawing.present, shape: given.shape }));
    case 'cut':
      return drawn(advanced(drawing, { shape: given.kept, rest: [...drawing.present.rest, given.rest] }));
    case 'undo':
      return drawn(undone(drawing));
    case 'redo':
      return drawn(redone(drawing));
  }
}

/** Beyond, handles would cover the outline and every move cost a second. */
const mostHandles = 400;
export const isDraggable = (shape: Shape): boolean => shape.kind === 'circle' || cornersOf(shape) <= mostHandles;

/** What a press on the map means. */
export type Tool = 'look' | 'edit' | 'polygon' | 'circle' | 'split' | 'center' | 'place';

/** Whether the next step is a press on the map. */
export const isByHand = (tool: Tool): tool is Exclude<Tool, 'look' | 'edit'> => tool !== 'look' && tool !== 'edit';
