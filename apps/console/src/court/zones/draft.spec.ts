import { describe, expect, it } from '@jest/globals';
import { drafted, isDraggable, newDraft } from './draft.js';
import { circleRing } from './shape/circle.js';
import { areaOf, type LonLat } from './shape/shape.js';

const center: LonLat = [76.9, 43.2];
const circle = { kind: 'circle', center, radiusMeters: 300 } as const;
const ring = areaOf([[circleRing(circle, 8)]]);

describe('a zone that is being drawn', () => {
  it('is changed by its terms, redrawn only by its shape', () => {
    const named = drafted(newDraft(), { step: 'terms', terms: { name: 'Home' } });
    expect(named).toMatchObject({ name: 'Home', isChanged: true, isRedrawn: false });
    expect(drafted(named, { step: 'draw', shape: circle })).toMatchObject({ name: 'Home', isRedrawn: true });
  });

  it('is not concealed when it must not be left', () => {
    const concealed = drafted(newDraft(), { step: 'terms', terms: { concealed: true } });
    expect(concealed.concealed).toBe(true);
    expect(drafted(concealed, { step: 'terms', terms: { kind: 'inclusion' } }).concealed).toBe(false);
  });

  it('is undone with what was cut off, and done again', () => {
    const drawn = drafted(newDraft(), { step: 'draw', shape: circle });
    const cut = drafted(drawn, { step: 'cut', kept: ring, rest: ring });
    expect(cut.drawing.present).toEqual({ shape: ring, rest: [ring] });
    const back = drafted(cut, { step: 'undo' });
    expect(back.drawing.present).toEqual({ shape: circle, rest: [] });
    expect(drafted(back, { step: 'redo' }).drawing.present).toEqual(cut.drawing.present);
  });

  it('is what it was when there is nothing to undo', () => {
    const draft = newDraft();
    expect(drafted(draft, { step: 'undo' })).toBe(draft);
    expect(drafted(draft, { step: 'redo' })).toBe(draft);
  });

  it('has handles while there are not too many', () => {
    expect(isDraggable(circle)).toBe(true);
    expect(isDraggable(areaOf([[circleRing(circle, 400)]]))).toBe(true);
    expect(isDraggable(areaOf([[circleRing(circle, 401)]]))).toBe(false);
  });
});
